package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.BATCH;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.Fixture.SHORT;
import static dev.ito.forwarder.adapter.http.RawServer.STORED_TWO;
import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import dev.ito.forwarder.domain.IngestResult;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The backends of these tests have names that nobody but a proxy could know. */
class ProxyTest {
  private static final IngestResult TWO = new IngestResult(2, 0);
  private static final String CREDENTIALS = "Basic amFuZTpzw7xwZXI6czNjcmV0";
  private static final String JANE = "jane:s%C3%BCper:s3cret@";

  private static final Certificates certificates = Certificates.shared();

  @Test
  void a_plain_request_goes_to_the_proxy_with_its_whole_address() throws Exception {
    try (RawServer proxy = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest = plain(proxy, "")) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(1, proxy.connections());
      Peer.Received request = proxy.requests().get(1);
      assertEquals(
          "POST http://ito.test:9010/api/v1/projects/acme/widgets/events HTTP/1.1",
          request.requestLine());
      assertEquals(Optional.of("ito.test:9010"), request.header("Host"));
      assertEquals(Optional.empty(), request.header("Proxy-Authorization"));
    }
  }

  @Test
  void credentials_of_the_proxy_go_to_the_proxy() throws Exception {
    try (RawServer proxy = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest = plain(proxy, JANE)) {
      ingest.ingest(BATCH, PLENTY);
      assertEquals(Optional.of(CREDENTIALS), proxy.requests().get(0).header("Proxy-Authorization"));
    }
  }

  @Test
  void tls_goes_through_a_tunnel_that_sees_neither_token_nor_events() throws Exception {
    try (RawServer backend = RawServer.on(certificates.listen(), answering(STORED_TWO));
        RawServer proxy = RawServer.start(new ConnectProxy(backend.port()));
        HttpEventIngest ingest = secure(proxy, JANE)) {
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(TWO, ingest.ingest(BATCH, PLENTY));
      assertEquals(1, proxy.connections());
      assertEquals(
          "CONNECT ito.test:443 HTTP/1.1\r\nHost: ito.test:443\r\nProxy-Authorization: "
              + CREDENTIALS
              + "\r\n\r\n",
          proxy.requests().get(0).head());
      Peer.Received request = backend.requests().get(1);
      assertEquals("POST /api/v1/projects/acme/widgets/events HTTP/1.1", request.requestLine());
      assertEquals(Optional.of("ito.test"), request.header("Host"));
      assertEquals(Optional.empty(), request.header("Proxy-Authorization"));
    }
  }

  @Test
  void the_host_name_is_checked_through_a_tunnel_too() throws Exception {
    try (RawServer backend = RawServer.on(certificates.listen(), answering(STORED_TWO));
        RawServer proxy = RawServer.start(new ConnectProxy(backend.port()));
        HttpEventIngest ingest = secure("https://other.test", proxy, "")) {
      Unavailable error = unavailable(ingest, PLENTY);
      assertFalse(error.outcomeUnknown());
      assertTrue(error.detail().contains("is for another host"), error.detail());
      assertEquals(0, backend.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_proxy_that_is_away_stores_nothing(boolean tls) throws Exception {
    RawServer proxy = RawServer.start(answering(STORED_TWO));
    proxy.close();
    try (HttpEventIngest ingest = tls ? secure(proxy, JANE) : plain(proxy, JANE)) {
      Unavailable error = unavailable(ingest, PLENTY);
      assertFalse(error.outcomeUnknown());
      assertTrue(
          error.detail().contains("(through the proxy localhost:" + proxy.port() + "): "),
          error.detail());
      assertTrue(
          error.detail().endsWith("check the " + (tls ? "HTTPS" : "HTTP") + "_PROXY setting"),
          error.detail());
      assertHidden(error.detail());
    }
  }

  @Test
  void a_proxy_that_nobody_knows_is_named_with_its_setting() {
    HttpSettings settings =
        Fixture.settings("https://ito.test")
            .withProxies(environment("HTTPS_PROXY", "http://jane:s3cret@no-proxy.invalid:1"));
    try (HttpEventIngest ingest = Fixture.ingest(settings)) {
      Unavailable error = unavailable(ingest, PLENTY);
      assertEquals(
          "the host no-proxy.invalid is not known; check the HTTPS_PROXY setting and the network",
          error.detail());
      assertFalse(error.outcomeUnknown());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "407, '', Other, asks for credentials; put them into the HTTPS_PROXY setting",
    "407, jane:s3cret@, Other, refuses the credentials in the HTTPS_PROXY setting",
    "403, '', Other, does not connect us with ito.test (HTTP 403)",
    "405, '', Other, does not connect us with ito.test (HTTP 405)",
    "302, '', Other, does not connect us with ito.test (HTTP 302)",
    "502, '', Unavailable, does not connect us with ito.test (HTTP 502)",
    "503, '', Unavailable, does not connect us with ito.test (HTTP 503)"
  })
  void a_proxy_that_makes_no_tunnel_is_understood(
      int status, String credentials, String kind, String why) throws Exception {
    BackendError error = tunnelError(credentials, answer(status + " No", "X: y", "<html>"));
    assertEquals(kind, error.getClass().getSimpleName());
    assertEquals(OptionalInt.of(status), error.status());
    assertTrue(error.detail().startsWith("the proxy localhost:"), error.detail());
    assertTrue(error.detail().contains(why), error.detail());
    assertHidden(error.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.6\r\n",
        "\u0015\u0003\u0001\u0000\u0002",
        "HTTP/1.1 200 OK\r\n\r\nwhat follows is not TLS"
      })
  void garbage_in_place_of_a_tunnel_stores_nothing(String garbage) throws Exception {
    BackendError error = tunnelError("", garbage);
    assertFalse(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
    assertTrue(error.detail().contains("localhost:"), error.detail());
  }

  @Test
  void a_proxy_that_closes_without_a_word_stores_nothing() throws Exception {
    BackendError error = tunnelError("", "");
    assertFalse(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
    assertTrue(error.detail().contains("closed the connection without an answer"), error.detail());
  }

  @Test
  void a_proxy_that_hangs_is_left_at_the_deadline() throws Exception {
    try (RawServer proxy = RawServer.start(Peer::hang);
        HttpEventIngest ingest = secure(proxy, "")) {
      Unavailable error =
          assertTimeoutPreemptively(Duration.ofSeconds(2), () -> unavailable(ingest, SHORT));
      assertFalse(error.outcomeUnknown());
      assertTrue(error.detail().startsWith("no connection to ito.test (through"), error.detail());
    }
  }

  @Test
  void a_plain_request_that_the_proxy_lets_nobody_make_names_the_setting() throws Exception {
    String refusal = answer("407 Proxy Authentication Required", "X: y", "who are you");
    try (RawServer proxy = RawServer.start(answering(refusal));
        HttpEventIngest ingest = plain(proxy, JANE)) {
      BackendError error = Fixture.errorOf(ingest, BATCH, PLENTY);
      assertInstanceOf(BackendError.Other.class, error);
      assertTrue(
          error.detail().contains("credentials into the HTTP_PROXY setting"), error.detail());
      assertHidden(error.detail());
    }
  }

  @Test
  void an_answer_that_the_proxy_loses_leaves_the_outcome_open() throws Exception {
    try (RawServer proxy = RawServer.start(Peer::request);
        HttpEventIngest ingest = plain(proxy, "")) {
      Unavailable error = unavailable(ingest, PLENTY);
      assertTrue(error.outcomeUnknown());
      assertTrue(error.detail().contains("(through the proxy localhost:"), error.detail());
    }
  }

  @Test
  void this_machine_is_reached_without_a_proxy() throws Exception {
    try (RawServer proxy = RawServer.start(answering(STORED_TWO));
        RawServer backend = RawServer.start(answering(STORED_TWO));
        HttpEventIngest ingest =
            Fixture.ingest(
                Fixture.settings(backend.url())
                    .withProxies(environment("ALL_PROXY", proxy.url())))) {
      ingest.ingest(BATCH, PLENTY);
      assertEquals(0, proxy.connections());
      assertEquals(1, backend.connections());
    }
  }

  private static BackendError tunnelError(String credentials, String answer) throws Exception {
    RawServer.Script refusing =
        peer -> {
          peer.head();
          peer.send(answer);
        };
    try (RawServer proxy = RawServer.start(refusing);
        HttpEventIngest ingest = secure(proxy, credentials)) {
      return Fixture.errorOf(ingest, BATCH, PLENTY);
    }
  }

  private static void assertHidden(String detail) {
    assertFalse(detail.contains("s3cret") || detail.contains("jane"), detail);
  }

  private static Unavailable unavailable(HttpEventIngest ingest, Duration limit) {
    return assertInstanceOf(Unavailable.class, Fixture.errorOf(ingest, BATCH, limit));
  }

  private static HttpEventIngest plain(RawServer proxy, String credentials) {
    String url = "http://" + credentials + "localhost:" + proxy.port();
    return Fixture.ingest(
        Fixture.settings("http://ito.test:9010").withProxies(environment("HTTP_PROXY", url)));
  }

  private static HttpEventIngest secure(RawServer proxy, String credentials) throws Exception {
    return secure("https://ito.test", proxy, credentials);
  }

  private static HttpEventIngest secure(String backend, RawServer proxy, String credentials)
      throws Exception {
    String url = "http://" + credentials + "localhost:" + proxy.port();
    return Fixture.ingest(
        new HttpSettings(
            backend,
            "acme",
            "widgets",
            Fixture.TOKEN,
            HttpSettings.DEFAULT_TIMEOUT,
            Optional.of(certificates.bundle()),
            environment("HTTPS_PROXY", url),
            Optional.empty()));
  }

  private static ProxySettings environment(String name, String value) {
    return ProxySettings.fromEnvironment(Map.of(name, value));
  }
}
