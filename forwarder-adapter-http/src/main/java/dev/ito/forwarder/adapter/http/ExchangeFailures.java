package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;

/** Says what went wrong when no answer came, and whether the backend may have the batch. */
final class ExchangeFailures {
  private final BackendUrl backend;
  private final String where;

  ExchangeFailures(BackendUrl backend) {
    this.backend = backend;
    this.where = backend.authority();
  }

  /** Before the request: nothing can be stored. */
  FailedExchangeException connecting(IOException e, Deadline deadline) {
    return e instanceof FailedExchangeException known
        ? known
        : unavailable(whyNotConnected(e, deadline), false, e);
  }

  /** During the exchange. */
  FailedExchangeException exchanging(IOException e, boolean sent, Deadline deadline) {
    return e instanceof FailedExchangeException known
        ? known
        : unavailable(whyNotAnswered(e, deadline), sent, e);
  }

  private static FailedExchangeException unavailable(String why, boolean sent, IOException e) {
    return new FailedExchangeException(
        new Unavailable(Excerpt.oneLine(why), OptionalInt.empty(), Optional.empty(), sent), e);
  }

  private String whyNotConnected(IOException e, Deadline deadline) {
    if (e instanceof UnknownHostException) {
      return "the host " + backend.host() + " is not known; check the url setting and the network";
    }
    if (timedOut(e, deadline)) {
      return "no connection to " + where + " within " + deadline;
    }
    if (e instanceof SSLException) {
      return whyNoTls(e);
    }
    return "cannot connect to " + where + ": " + message(e);
  }

  private String whyNotAnswered(IOException e, Deadline deadline) {
    if (timedOut(e, deadline)) {
      return "no answer from " + where + " within " + deadline;
    }
    if (e instanceof EOFException) {
      return where + " closed the connection " + message(e);
    }
    if (e instanceof AnswerFormatException) {
      return "the answer of " + where + " cannot be used: " + message(e);
    }
    return "the connection to " + where + " broke: " + message(e);
  }

  private String whyNoTls(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException
          || cause instanceof CertPathValidatorException) {
        return "the certificate of "
            + where
            + " is not trusted ("
            + message(cause)
            + "); if its authority is a private one, name its certificate in the CA file setting";
      }
      if (cause instanceof CertificateException && cause.getCause() == null) {
        return "the certificate of "
            + where
            + " is for another host ("
            + message(cause)
            + "); check the url setting";
      }
    }
    return "no TLS with "
        + where
        + " ("
        + message(e)
        + "); check that the url setting names a port that speaks TLS";
  }

  private static boolean timedOut(IOException e, Deadline deadline) {
    return e instanceof InterruptedIOException || deadline.passed();
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
