package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                              | is empty
          localhost:9010                  | begin it with http:// or https://
          ito.example.com                 | begin it with http:// or https://
          ftp://ito.example.com           | begin it with http:// or https://
          http://ito example.com          | remove the spaces
          ' http://ito.example.com'       | remove the spaces
          http://                         | no address
          http:///path                    | without a host
          http://:9010                    | without a host
          http://h:0                      | ports go from 1 to 65535
          http://h:65536                  | ports go from 1 to 65535
          http://h:port                   | the port as a number
          http://bücher.example           | write the host in ASCII
          http://h/?a=b                   | remove what follows ? or #
          http://h?                       | remove what follows ? or #
          http://h/#top                   | remove what follows ? or #
          http://h/%zz                    | no address
          """)
  void a_url_that_cannot_work_is_refused_with_a_remedy(String url, String remedy) {
    String message = refusal(url, "acme", "widgets", "token");
    assertTrue(message.startsWith("the url setting "), message);
    assertTrue(message.contains(remedy), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:hunter2@h",
        "https://hunter2@h/path",
        "me:hunter2@h",
        "http://me:hunter2@h h",
        "http://me:hun/hunter2@h",
        "http://h?token=hunter2",
        "h?token=hunter2"
      })
  void a_secret_in_the_url_is_refused_and_not_repeated(String url) {
    assertFalse(refusal(url, "acme", "widgets", "token").contains("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\\b", "/", "a\nb", "a\u0000", "\ud800"})
  void a_name_that_is_no_path_segment_is_refused(String name) {
    assertTrue(refusal("http://h", name, "widgets", "token").startsWith("the org setting is "));
    assertTrue(refusal("http://h", "acme", name, "token").startsWith("the repo setting is "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "hunter2\n", "hun\rter2", "hunter2\t", "hunter2ü", " hunter2"})
  void a_token_that_no_header_can_carry_is_refused_and_not_repeated(String token) {
    String message = refusal("http://h", "acme", "widgets", token);
    assertTrue(message.startsWith("the token setting "), message);
    assertFalse(message.contains("hun") || message.contains("ter2"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S", "PT24H0.000000001S"})
  void a_timeout_out_of_range_is_refused(Duration timeout) {
    assertEquals(
        "the timeout setting is " + timeout + "; give it a length from 1 ms to 24 h",
        assertThrows(
                IllegalArgumentException.class,
                () -> new HttpSettings("http://h", "o", "r", "t", timeout, Optional.empty()))
            .getMessage());
  }

  @Test
  void a_setting_that_is_missing_is_named() {
    Duration limit = HttpSettings.DEFAULT_TIMEOUT;
    Optional<Path> none = Optional.empty();
    assertMissing("url", () -> new HttpSettings(null, "o", "r", "t", limit, none));
    assertMissing("org", () -> new HttpSettings("http://h", null, "r", "t", limit, none));
    assertMissing("repo", () -> new HttpSettings("http://h", "o", null, "t", limit, none));
    assertMissing("token", () -> new HttpSettings("http://h", "o", "r", null, limit, none));
    assertMissing("timeout", () -> new HttpSettings("http://h", "o", "r", "t", null, none));
    assertMissing("CA file", () -> new HttpSettings("http://h", "o", "r", "t", limit, null));
    assertMissing("proxies", () -> settings("http://h").withProxies(null));
    assertMissing("client certificate", () -> settings("http://h").withClientCertificate(null));
    assertMissing("client certificate", () -> new ClientCertificate(null, Path.of("k")));
    assertMissing("client key", () -> new ClientCertificate(Path.of("c"), null));
    assertMissing("HTTP_PROXY", () -> new ProxySettings(null, none(), none(), none()));
    assertMissing("HTTPS_PROXY", () -> new ProxySettings(none(), null, none(), none()));
    assertMissing("ALL_PROXY", () -> new ProxySettings(none(), none(), null, none()));
    assertMissing("NO_PROXY", () -> new ProxySettings(none(), none(), none(), null));
  }

  private static void assertMissing(String setting, Executable construction) {
    assertEquals(
        "the " + setting + " setting is missing",
        assertThrows(IllegalArgumentException.class, construction).getMessage());
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://h, http://h",
    "http://h/, http://h",
    "HTTP://H:80//, http://h",
    "https://Ito.Example.COM:443, https://ito.example.com",
    "http://h:443, http://h:443",
    "http://h:, http://h",
    "http://my_backend:9010, http://my_backend:9010",
    "http://[::1]:9010/, http://[::1]:9010",
    "http://[FE80::A], http://[fe80::a]",
    "https://h/Ito/v2/, https://h/Ito/v2",
    "https://h/b%C3%BC%20, https://h/b%C3%BC%20",
    "https://h/bü, https://h/b%C3%BC",
  })
  void equal_places_have_equal_destinations(String url, String normal) {
    try (HttpEventIngest ingest = Fixture.ingest(settings(url))) {
      assertEquals(normal + "/api/v1/projects/acme/widgets", ingest.destination().name());
    }
  }

  @Test
  void names_are_percent_encoded_in_the_destination() {
    HttpSettings settings =
        new HttpSettings(
            "http://h", "a b%~", "ü…😀?#:", "t", HttpSettings.DEFAULT_TIMEOUT, Optional.empty());
    try (HttpEventIngest ingest = new HttpEventIngest(settings, Clock.systemUTC())) {
      assertEquals(
          "http://h/api/v1/projects/a%20b%25~/%C3%BC%E2%80%A6%F0%9F%98%80%3F%23%3A",
          ingest.destination().name());
    }
  }

  @Test
  void the_text_form_holds_everything_but_the_token() {
    String text = settings("http://h").toString();
    assertTrue(text.contains("http://h/api/v1/projects/acme/widgets, timeout PT30S"), text);
    assertFalse(text.contains(Fixture.TOKEN));
  }

  private static String refusal(String url, String org, String repo, String token) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                new HttpSettings(
                    url, org, repo, token, HttpSettings.DEFAULT_TIMEOUT, Optional.empty()))
        .getMessage();
  }
}
