package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A private authority, a server certificate for {@code localhost} and {@code ito.test}, and client
 * certificates on request, made by the JDK's keytool.
 */
final class Certificates {
  static final List<String> EC = List.of("-keyalg", "EC", "-groupname", "secp256r1");
  static final List<String> PSS = List.of("-keyalg", "RSASSA-PSS", "-keysize", "2048");
  static final List<String> RSA = List.of("-keyalg", "RSA", "-keysize", "2048");

  private static final String PASSWORD = "changeit";

  private final Path store;
  private final Path authority;

  private Certificates(Path directory) {
    store = directory.resolve("keys.p12");
    authority = directory.resolve("ca.pem");
  }

  /** Made once for all tests: each key takes a process of its own. */
  static Certificates shared() {
    return Shared.CERTIFICATES;
  }

  private static final class Shared {
    static final Certificates CERTIFICATES = make(Path.of("target", "test-certificates"));

    private static Certificates make(Path directory) {
      try {
        Files.createDirectories(directory);
        Certificates made = new Certificates(directory.toAbsolutePath());
        Files.deleteIfExists(made.store);
        made.key("ca", EC, "-ext", "bc:c");
        made.key("server", EC, "-ext", "san=dns:localhost,dns:ito.test", "-signer", "ca");
        made.export("ca", made.authority);
        return made;
      } catch (IOException | InterruptedException e) {
        throw new AssertionError("no certificates", e);
      }
    }
  }

  /** The certificate of the authority, as a bundle with something else around it. */
  Path bundle() throws IOException {
    Path bundle = authority.resolveSibling("bundle.pem");
    return Files.writeString(
        bundle, "# our own -- only\n\n" + Files.readString(authority) + "\n# the end\n");
  }

  /** Makes a client's key and certificate, and writes the certificate to a file. */
  Path client(String alias, List<String> algorithm) throws IOException, InterruptedException {
    key(alias, algorithm, "-signer", "ca");
    return export(alias, authority.resolveSibling(alias + ".crt"));
  }

  /** The same with a certificate that nobody signed but its owner. */
  Path stranger(String alias) throws IOException, InterruptedException {
    key(alias, EC);
    return export(alias, authority.resolveSibling(alias + ".crt"));
  }

  private Path export(String alias, Path file) throws IOException, InterruptedException {
    keytool("-exportcert", "-rfc", "-alias", alias, "-file", file.toString());
    return file;
  }

  PrivateKey privateKey(String alias) throws IOException, GeneralSecurityException {
    return (PrivateKey) load().getKey(alias, PASSWORD.toCharArray());
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /** A port that takes everybody and asks nobody. */
  ServerSocket listen() throws IOException, GeneralSecurityException {
    return listen(CaFile.trustManagers(authority), false);
  }

  /** A port that takes nobody without a certificate of the authority. */
  ServerSocket listenForKnown() throws IOException, GeneralSecurityException {
    return listen(CaFile.trustManagers(authority), true);
  }

  /** A port that asks for any certificate and accepts none. */
  ServerSocket listenForNobody() throws IOException, GeneralSecurityException {
    return listen(new TrustManager[] {new Distrust()}, true);
  }

  private ServerSocket listen(TrustManager[] trust, boolean asks)
      throws IOException, GeneralSecurityException {
    KeyStore keys = load();
    for (String alias : Collections.list(keys.aliases())) {
      if (!alias.equals("server")) {
        keys.deleteEntry(alias);
      }
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), trust, null);
    SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    listener.setNeedClientAuth(asks);
    return listener;
  }

  private static final class Distrust implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("nobody is trusted");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("nobody is trusted");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private void key(String alias, List<String> algorithm, String... more)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias));
    arguments.addAll(List.of("-dname", "CN=" + alias, "-validity", "2"));
    arguments.addAll(algorithm);
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
  }
}
