package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Other;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks a proxy to connect us with the backend and to look away. Nothing is stored before that. */
final class Tunnel {
  private static final int CREDENTIALS_WANTED = 407;

  private final BackendUrl backend;
  private final ProxyUrl proxy;

  Tunnel(BackendUrl backend, ProxyUrl proxy) {
    this.backend = backend;
    this.proxy = proxy;
  }

  /** Makes the channel one to the backend. */
  void open(TimedChannel channel) throws IOException {
    channel.writeFully(ByteBuffer.wrap(request().getBytes(StandardCharsets.ISO_8859_1)));
    AnswerReader reader = new AnswerReader(channel);
    reader.begin();
    int status = status(reader);
    if (status / 100 != 2) {
      throw new FailedExchangeException(refusal(status));
    }
    if (!reader.isEmpty()) {
      throw garbage();
    }
  }

  private String request() {
    String there = HostPort.inUrl(backend.host()) + ':' + backend.port();
    String credentials =
        proxy.authorization().isEmpty()
            ? ""
            : "Proxy-Authorization: " + proxy.authorization().get() + "\r\n";
    return "CONNECT " + there + " HTTP/1.1\r\nHost: " + there + "\r\n" + credentials + "\r\n";
  }

  private int status(AnswerReader reader) throws IOException {
    try {
      AnswerHead head = AnswerHead.read(reader);
      while (head.isInterim()) {
        head = AnswerHead.read(reader);
      }
      return head.status();
    } catch (AnswerFormatException e) {
      throw garbage();
    } catch (EOFException e) {
      throw new EOFException("the proxy closed the connection " + e.getMessage());
    }
  }

  private FailedExchangeException garbage() {
    return new FailedExchangeException(
        new Unavailable(
            "the proxy "
                + proxy
                + " does not answer as one; check the "
                + proxy.setting()
                + " setting",
            OptionalInt.empty(),
            Optional.empty(),
            false));
  }

  private BackendError refusal(int status) {
    OptionalInt known = OptionalInt.of(status);
    if (status == CREDENTIALS_WANTED) {
      return new Other(credentials(), known);
    }
    String why = "the proxy " + proxy + " does not connect us with " + backend.authority();
    return status / 100 == 5
        ? new Unavailable(why + " (HTTP " + status + ')', known, Optional.empty(), false)
        : new Other(
            why + " (HTTP " + status + "); check the " + proxy.setting() + " and NO_PROXY settings",
            known);
  }

  private String credentials() {
    return proxy.authorization().isPresent()
        ? "the proxy " + proxy + " refuses the credentials in the " + proxy.setting() + " setting"
        : "the proxy "
            + proxy
            + " asks for credentials; put them into the "
            + proxy.setting()
            + " setting, as in http://user:password@host:port";
  }
}
