package dev.ito.forwarder.adapter.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows a certificate of ours, if there is one, and remembers who asked for it. */
final class ClientIdentity extends X509ExtendedKeyManager {
  private final Optional<X509ExtendedKeyManager> own;
  private Optional<Socket> asked = Optional.empty();
  private boolean shown;

  ClientIdentity(Optional<X509ExtendedKeyManager> own) {
    this.own = own;
  }

  /** Why the other side may not want us, if it ends this connection without an answer. */
  Optional<String> doubt(Socket socket) {
    if (!asked.equals(Optional.of(socket))) {
      return Optional.empty();
    }
    if (own.isEmpty()) {
      return Optional.of("it asks for a client certificate, and none is set");
    }
    return Optional.of(
        shown
            ? "it asked for a client certificate, and was shown the one set"
            : "it asks for a client certificate of an authority that the one set is not of");
  }

  @Override
  public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    @Nullable String alias =
        own.map(keys -> keys.chooseClientAlias(types, issuers, socket)).orElse(null);
    asked = Optional.ofNullable(socket);
    shown = alias != null;
    return alias;
  }

  @Override
  public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
    return own.map(keys -> keys.getClientAliases(type, issuers)).orElse(null);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return own.map(keys -> keys.getCertificateChain(alias)).orElse(null);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return own.map(keys -> keys.getPrivateKey(alias)).orElse(null);
  }

  /** We are nobody's server. */
  @Override
  public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
    return null;
  }

  /** We are nobody's server. */
  @Override
  public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return null;
  }
}
