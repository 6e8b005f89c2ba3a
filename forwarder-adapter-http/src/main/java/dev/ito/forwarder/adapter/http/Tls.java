package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Proves that the other side is the backend. Client certificates have their place here. */
final class Tls {
  private final Optional<Path> caFile;
  private Optional<SSLContext> context = Optional.empty();

  Tls(Optional<Path> caFile) {
    this.caFile = caFile;
  }

  /** Shakes hands; the name that the certificate must be for is always checked. */
  Wire over(TimedChannel channel, String host, int port) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context().getSocketFactory().createSocket(new ChannelSocket(channel), host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (NameLookup.isName(host)) {
      serverName(host).ifPresent(name -> parameters.setServerNames(List.of(name)));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return new TlsWire(socket);
  }

  /** Some names that a resolver takes cannot be told to a server, for example with underscores. */
  private static Optional<SNIHostName> serverName(String host) {
    try {
      return Optional.of(new SNIHostName(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Made once: it also remembers sessions, which makes the next handshake shorter. */
  private SSLContext context() throws IOException {
    if (context.isEmpty()) {
      try {
        TrustManager[] trust = caFile.isEmpty() ? null : CaFile.trustManagers(caFile.get());
        SSLContext fresh = SSLContext.getInstance("TLS");
        fresh.init(null, trust, null);
        context = Optional.of(fresh);
      } catch (GeneralSecurityException e) {
        throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
      }
    }
    return context.get();
  }
}
