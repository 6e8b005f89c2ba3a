package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Proves that the other side is the backend, and to it who we are if it asks. */
final class Tls {
  private final Optional<Path> caFile;
  private final Optional<ClientCertificate> client;
  private Optional<Ready> ready = Optional.empty();

  /** What is made of the settings once: it also remembers sessions, for shorter handshakes. */
  private record Ready(SSLContext context, ClientIdentity identity) {}

  Tls(Optional<Path> caFile, Optional<ClientCertificate> client) {
    this.caFile = caFile;
    this.client = client;
  }

  /** Shakes hands; the name that the certificate must be for is always checked. */
  Wire over(TimedChannel channel, String host, int port) throws IOException {
    Ready ready = ready();
    SSLSocket socket =
        (SSLSocket)
            ready
                .context()
                .getSocketFactory()
                .createSocket(new ChannelSocket(channel), host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (NameLookup.isName(host)) {
      serverName(host).ifPresent(name -> parameters.setServerNames(List.of(name)));
    }
    socket.setSSLParameters(parameters);
    shakeHands(socket, ready.identity());
    return new TlsWire(socket, ready.identity().doubt(socket));
  }

  private static void shakeHands(SSLSocket socket, ClientIdentity identity) throws IOException {
    try {
      socket.startHandshake();
    } catch (SSLException e) {
      Optional<String> doubt = identity.doubt(socket);
      if (doubt.isPresent() && ExchangeFailures.aboutTheirCertificate(e).isEmpty()) {
        throw new IdentityDoubtException(doubt.get() + " (" + e.getMessage() + ')', e);
      }
      throw e;
    }
  }

  /** Some names that a resolver takes cannot be told to a server, for example with underscores. */
  private static Optional<SNIHostName> serverName(String host) {
    try {
      return Optional.of(new SNIHostName(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Ready ready() throws IOException {
    if (ready.isEmpty()) {
      try {
        ready = Optional.of(prepare());
      } catch (GeneralSecurityException e) {
        throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
      }
    }
    return ready.get();
  }

  /** Reads all files. */
  Ready prepare() throws IOException, GeneralSecurityException {
    TrustManager[] trust = caFile.isEmpty() ? null : CaFile.trustManagers(caFile.get());
    ClientIdentity identity =
        new ClientIdentity(
            client.isEmpty() ? Optional.empty() : Optional.of(ClientKey.keyManager(client.get())));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {identity}, trust, null);
    return new Ready(context, identity);
  }
}
