package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A private authority and a server certificate for {@code localhost}, made by the JDK's keytool.
 */
final class Certificates {
  private static final String PASSWORD = "changeit";

  private final Path store;
  private final Path authority;

  private Certificates(Path directory) {
    store = directory.resolve("keys.p12");
    authority = directory.resolve("ca.pem");
  }

  static Certificates in(Path directory) throws IOException, InterruptedException {
    Certificates made = new Certificates(directory);
    made.key("ca", "CN=Private CA", "-ext", "bc:c");
    made.key("server", "CN=localhost", "-ext", "san=dns:localhost", "-signer", "ca");
    made.keytool("-exportcert", "-rfc", "-alias", "ca", "-file", made.authority.toString());
    return made;
  }

  /** The certificate of the authority, as a bundle with something else around it. */
  Path bundle() throws IOException {
    Path bundle = authority.resolveSibling("bundle.pem");
    return Files.writeString(
        bundle, "# our own -- only\n\n" + Files.readString(authority) + "\n# the end\n");
  }

  ServerSocket listen() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    keys.deleteEntry("ca");
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  }

  private void key(String alias, String name, String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC"));
    arguments.addAll(List.of("-groupname", "secp256r1", "-validity", "2"));
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
