package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.BATCH;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.RawServer.STORED_TWO;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.IngestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCertificateTest {
  private static final IngestResult TWO = new IngestResult(2, 0);

  private static final Certificates certificates = Certificates.shared();

  @TempDir static Path directory;
  private static Map<String, Path> ours;
  private static Path rsa;
  private static Path ec;

  @BeforeAll
  static void make_client_certificates() throws Exception {
    rsa = certificates.client("rsa", Certificates.RSA);
    ec = certificates.client("ec", Certificates.EC);
    ours = Map.of("rsa", rsa, "ec", ec, "pss", certificates.client("pss", Certificates.PSS));
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, PRIVATE KEY",
    "rsa, RSA PRIVATE KEY",
    "ec, PRIVATE KEY",
    "ec, EC PRIVATE KEY",
    "pss, PRIVATE KEY"
  })
  void a_backend_that_wants_to_know_us_does(String alias, String form) throws Exception {
    try (RawServer server = known();
        HttpEventIngest ingest = as(server, ours.get(alias), key(alias, form))) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(1, server.connections());
    }
  }

  @Test
  void one_file_may_hold_certificate_and_key_and_more() throws Exception {
    String parameters =
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----";
    Path both =
        Files.writeString(
            directory.resolve("both.pem"),
            "subject=CN = ec\n"
                + parameters
                + '\n'
                + Files.readString(key("ec", "EC PRIVATE KEY"))
                + Files.readString(ec));
    try (RawServer server = known();
        HttpEventIngest ingest = as(server, both, both)) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
    }
  }

  @Test
  void a_backend_that_does_not_ask_is_not_told() throws Exception {
    try (RawServer server = RawServer.on(certificates.listen(), answering(STORED_TWO));
        HttpEventIngest ingest = as(server, ec, key("ec", "PRIVATE KEY"))) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
    }
  }

  @Test
  void a_backend_that_asks_in_vain_says_so() throws Exception {
    try (RawServer server = known();
        HttpEventIngest ingest = Fixture.ingest(settings(server))) {
      assertUnwanted("asks for a client certificate, and none is set", server, ingest);
    }
  }

  @Test
  void a_backend_that_trusts_other_authorities_says_so() throws Exception {
    Path certificate = certificates.stranger("alone");
    try (RawServer server = known();
        HttpEventIngest ingest = as(server, certificate, key("alone", "PRIVATE KEY"))) {
      assertUnwanted("of an authority that the one set is not of", server, ingest);
    }
  }

  @Test
  void a_backend_that_does_not_want_us_says_so() throws Exception {
    try (RawServer server = RawServer.on(certificates.listenForNobody(), answering(STORED_TWO));
        HttpEventIngest ingest = as(server, ec, key("ec", "PRIVATE KEY"))) {
      assertUnwanted("and was shown the one set", server, ingest);
    }
  }

  private static void assertUnwanted(String why, RawServer server, HttpEventIngest ingest) {
    BackendError error = Fixture.errorOf(ingest, BATCH, PLENTY);
    assertInstanceOf(BackendError.Unavailable.class, error);
    assertTrue(error.detail().contains(why), error.detail());
    assertTrue(error.detail().endsWith("check the client certificate setting"), error.detail());
    assertEquals(0, server.requests().size());
  }

  @Test
  void an_encrypted_key_is_refused_with_a_remedy() throws Exception {
    Path pkcs8 = pem("new.key", "ENCRYPTED PRIVATE KEY", new byte[] {48, 0});
    Path old =
        Files.writeString(
            directory.resolve("old.key"),
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"
                + "MAA=\n-----END RSA PRIVATE KEY-----\n");
    assertUnusable(ec, pkcs8, "the client key " + pkcs8 + " is encrypted, ");
    assertUnusable(rsa, old, "the client key " + old + " is encrypted, ");
  }

  @Test
  void files_that_cannot_be_used_are_named() throws Exception {
    Path missing = directory.resolve("missing.pem");
    Path good = key("ec", "PRIVATE KEY");
    Path damaged = pem("damaged.key", "PRIVATE KEY", new byte[] {48, 1, 0});
    Path other = key("rsa", "PRIVATE KEY");
    assertUnusable(missing, good, "the client certificate " + missing + " does not exist");
    assertUnusable(good, good, "the client certificate " + good + " holds no certificate");
    assertUnusable(ec, missing, "the client key " + missing + " does not exist");
    assertUnusable(ec, ec, "the client key " + ec + " holds no private key");
    assertUnusable(ec, damaged, "the client key " + damaged + " cannot be read as a key like that");
    assertUnusable(ec, other, "the client key " + other + " cannot be read as a key like that");
  }

  @Test
  void a_key_of_somebody_else_is_noticed() throws Exception {
    Path stranger = certificates.stranger("somebody");
    Path key = key("ec", "PRIVATE KEY");
    assertUnusable(stranger, key, "the client key " + key + " is not the key of the first client");
  }

  private static void assertUnusable(Path certificate, Path key, String start) throws Exception {
    try (RawServer server = known();
        HttpEventIngest ingest = as(server, certificate, key)) {
      BackendError error = Fixture.errorOf(ingest, BATCH, PLENTY);
      assertInstanceOf(BackendError.Other.class, error);
      assertTrue(error.detail().startsWith(start), error.detail());
      assertTrue(error.detail().contains("; check the client "), error.detail());
    }
  }

  private static RawServer known() throws Exception {
    return RawServer.on(certificates.listenForKnown(), answering(STORED_TWO));
  }

  private static HttpSettings settings(RawServer server) throws Exception {
    return new HttpSettings(
        "https://localhost:" + server.port(),
        "acme",
        "widgets",
        Fixture.TOKEN,
        HttpSettings.DEFAULT_TIMEOUT,
        Optional.of(certificates.bundle()));
  }

  private static HttpEventIngest as(RawServer server, Path certificate, Path key) throws Exception {
    return Fixture.ingest(
        settings(server).withClientCertificate(new ClientCertificate(certificate, key)));
  }

  private static Path key(String alias, String form) throws Exception {
    byte[] pkcs8 = certificates.privateKey(alias).getEncoded();
    return pem(alias + ".key", form, form.equals("PRIVATE KEY") ? pkcs8 : innermost(pkcs8));
  }

  /** The key alone, which is the last of the three parts of PKCS 8: all else is before it. */
  private static byte[] innermost(byte[] pkcs8) {
    for (int start = 4; start < pkcs8.length; start++) {
      boolean octets = pkcs8[start - 4] == 4 && (pkcs8[start - 3] & 0xff) == 0x82;
      boolean few = pkcs8[start - 2] == 4 && (pkcs8[start - 1] & 0xff) == pkcs8.length - start;
      if (pkcs8[start] == 0x30 && (octets || few)) {
        return Arrays.copyOfRange(pkcs8, start, pkcs8.length);
      }
    }
    throw new AssertionError("no key in it");
  }

  private static Path pem(String file, String label, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        directory.resolve(file),
        "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }
}
