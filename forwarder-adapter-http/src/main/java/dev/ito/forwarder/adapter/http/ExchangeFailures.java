package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Other;
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
  private final Route route;
  private final String where;

  ExchangeFailures(Route route) {
    this.route = route;
    this.where = route.toString();
  }

  /** The error that an exception carries, or stands for. */
  static BackendError errorOf(IOException e) {
    return e instanceof FailedExchangeException known
        ? known.error()
        : new Other(
            "the exchange failed here: " + Excerpt.oneLine(message(e)), OptionalInt.empty());
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

  /**
   * During the exchange of a question, which stores nothing. Whoever asks must be able to tell a
   * backend that is reached and does not answer in time from one that is not reached.
   *
   * @param status that of the answer, if it had begun
   */
  FailedExchangeException asking(IOException e, OptionalInt status, Deadline deadline) {
    boolean slow = timedOut(e, deadline);
    return e instanceof FailedExchangeException known
        ? known
        : unavailable(whyNotAnswered(e, deadline), slow ? OptionalInt.empty() : status, slow, e);
  }

  private static FailedExchangeException unavailable(String why, boolean sent, IOException e) {
    return unavailable(why, OptionalInt.empty(), sent, e);
  }

  private static FailedExchangeException unavailable(
      String why, OptionalInt status, boolean sent, IOException e) {
    return new FailedExchangeException(
        new Unavailable(Excerpt.oneLine(why), status, Optional.empty(), sent), e);
  }

  private String whyNotConnected(IOException e, Deadline deadline) {
    if (e instanceof UnknownHostException) {
      return "the host "
          + route.nextHost()
          + " is not known; check the "
          + setting()
          + " setting and the network";
    }
    if (timedOut(e, deadline)) {
      return "no connection to " + where + " within " + deadline;
    }
    if (e instanceof IdentityDoubtException) {
      return whyNotWanted(e);
    }
    if (e instanceof SSLException) {
      return whyNoTls(e);
    }
    return route.proxy().isPresent()
        ? "cannot connect to " + where + ": " + message(e) + "; check the " + setting() + " setting"
        : "cannot connect to " + where + ": " + message(e);
  }

  /** What names the place that is connected to first. */
  private String setting() {
    return route.proxy().isPresent() ? route.proxy().get().setting() : "url";
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
    if (e instanceof IdentityDoubtException) {
      return whyNotWanted(e);
    }
    return "the connection to " + where + " broke: " + message(e);
  }

  private String whyNoTls(IOException e) {
    Optional<Throwable> theirs = aboutTheirCertificate(e);
    if (theirs.isEmpty()) {
      return "no TLS with "
          + where
          + " ("
          + message(e)
          + "); check that the url setting names a port that speaks TLS";
    }
    String certificate = "the certificate of " + where;
    return theirs.get() instanceof CertificateException
        ? certificate
            + " is for another host ("
            + message(theirs.get())
            + "); check the url setting"
        : certificate
            + " is not trusted ("
            + message(theirs.get())
            + "); if its authority is a private one, name its certificate in the CA file setting";
  }

  /** What is wrong with the other side's certificate, if that is it. */
  static Optional<Throwable> aboutTheirCertificate(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException
          || cause instanceof CertPathValidatorException
          || cause instanceof CertificateException && cause.getCause() == null) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  private String whyNotWanted(IOException e) {
    return where
        + " ended the connection: "
        + message(e)
        + "; check the client certificate setting";
  }

  private static boolean timedOut(IOException e, Deadline deadline) {
    return e instanceof InterruptedIOException || deadline.passed();
  }

  /** What happened, in a word at least. */
  static String message(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
