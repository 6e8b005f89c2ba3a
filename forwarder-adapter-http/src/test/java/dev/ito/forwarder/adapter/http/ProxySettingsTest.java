package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://b  |                                          | none
          http://b  | HTTP_PROXY=p:1                           | p:1
          https://b | HTTP_PROXY=p:1                           | none
          https://b | HTTPS_PROXY=p:2                          | p:2
          http://b  | HTTPS_PROXY=p:2                          | none
          https://b | ALL_PROXY=p:3                            | p:3
          http://b  | ALL_PROXY=p:3 HTTP_PROXY=p:1             | p:1
          https://b | ALL_PROXY=p:3 HTTPS_PROXY=               | p:3
          http://b  | http_proxy=q:1                           | q:1
          https://b | https_proxy=q:2                          | q:2
          http://b  | all_proxy=q:3                            | q:3
          http://b  | http_proxy=q:1 HTTP_PROXY=p:1            | p:1
          http://b  | http_proxy=q:1 HTTP_PROXY=               | q:1
          https://b | HTTPS_PROXY=http://p                     | p:80
          https://b | HTTPS_PROXY=HTTP://P:8/                  | p:8
          https://b | HTTPS_PROXY=http://u:w@[::2]:8           | [::2]:8
          https://b | HTTPS_PROXY=http://u@x:w@p:8             | p:8
          https://b | HTTPS_PROXY=p:2 NO_PROXY=b               | none
          https://b | HTTPS_PROXY=p:2 no_proxy=b               | none
          https://b | HTTPS_PROXY=p:2 NO_PROXY=c               | p:2
          """)
  void the_environment_says_which_proxy_leads_there(String url, String variables, String proxy) {
    assertEquals(proxy, proxyToward(url, variables == null ? "" : variables));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://b.example          | *
          http://b.example          | c.example,b.example
          http://b.example          | c.example b.example
          http://B.Example          | b.EXAMPLE
          http://b.example          | .b.example
          http://a.b.example        | b.example
          http://a.b.example        | .example
          http://a.b.example        | *.b.example
          http://b.example:9010     | b.example:9010
          http://b.example          | b.example:80
          https://b.example         | b.example:443
          http://10.1.2.3           | 10.1.2.3
          http://10.1.2.3:9010      | 10.1.2.3:9010
          http://10.1.2.3           | 10.0.0.0/8
          http://10.1.2.3           | 10.1.2.2/31
          http://10.1.2.3           | 0.0.0.0/0
          http://[fd00::1]          | fd00::1
          http://[fd00:0::1]        | [fd00::1]
          http://[fd00::1]:9010     | [fd00::1]:9010
          http://[fd00::1]          | fd00::/8
          http://localhost          | c.example
          http://me.localhost       | c.example
          http://127.0.0.1:9010     | c.example
          http://127.9.9.9          | c.example
          http://[::1]              | c.example
          """)
  void an_exception_is_reached_directly(String url, String exceptions) {
    assertEquals(Optional.empty(), behind(exceptions).toward(BackendUrl.parse(url)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://b.example          | ,
          http://b.example          | example.b
          http://ab.example         | b.example
          http://b.example          | a.b.example
          http://b.example:9010     | b.example:9011
          http://b.example          | b.example:x
          http://b.example          | **
          http://10.1.2.3           | 1.2.3
          http://10.1.2.3           | 11.0.0.0/8
          http://10.1.2.3           | 10.0.0.0/x
          http://10.1.2.3           | 10.0.0.0/33
          http://10.1.2.3           | fd00::/8
          http://10.1.2.3           | b.example/8
          http://b.example          | 0.0.0.0/0
          http://[fd00::1]          | fd00::2
          http://128.0.0.1          | c.example
          http://localhost.example  | c.example
          """)
  void what_is_no_exception_is_reached_through_the_proxy(String url, String exceptions) {
    assertTrue(behind(exceptions).toward(BackendUrl.parse(url)).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          socks5://p:1080        | only http:// proxies are spoken to; write it as http://host:port
          https://p:8            | only http:// proxies are spoken to; write it as http://host:port
          p:port                 | write it as http://host:port
          http://                | write it as http://host:port
          http://:8              | write it as http://host:port
          http://p:0             | ports go from 1 to 65535
          http://p:65536         | ports go from 1 to 65535
          'http://p x'           | remove the spaces or control characters
          """)
  void a_proxy_that_cannot_work_is_refused_with_a_remedy(String proxy, String remedy) {
    ProxySettings proxies = ProxySettings.fromEnvironment(Map.of("HTTPS_PROXY", proxy));
    String message = refusal("https://b", proxies);
    assertTrue(message.startsWith("the HTTPS_PROXY setting is \""), message);
    assertTrue(message.endsWith(remedy), message);
  }

  @Test
  void a_proxy_that_is_not_in_the_way_harms_nobody() {
    ProxySettings proxies = ProxySettings.fromEnvironment(Map.of("ALL_PROXY", "socks5://p:1080"));
    assertEquals(proxies, settings("http://localhost:9010").withProxies(proxies).proxies());
    assertTrue(refusal("http://b", proxies).startsWith("the ALL_PROXY setting is "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://me:hunter2@p:1", "me:hunter2@p:x", "http://me:hun/hunter2@p:0"})
  void credentials_are_never_shown(String proxy) {
    ProxySettings proxies =
        new ProxySettings(
            Optional.empty(), Optional.of(proxy), Optional.of(proxy), Optional.empty());
    assertFalse(refusal("https://b", proxies).contains("hunter2"));
    assertFalse(proxies.toString().contains("hunter2"), proxies.toString());
  }

  @Test
  void the_text_form_of_settings_holds_no_credentials() {
    String text =
        settings("https://b")
            .withProxies(ProxySettings.fromEnvironment(Map.of("https_proxy", "me:hunter2@p:8")))
            .toString();
    assertFalse(text.contains("hunter2"), text);
    assertTrue(text.contains("@p:8"), text);
  }

  private static String refusal(String url, ProxySettings proxies) {
    HttpSettings settings = settings(url);
    return assertThrows(IllegalArgumentException.class, () -> settings.withProxies(proxies))
        .getMessage();
  }

  private static ProxySettings behind(String exceptions) {
    return new ProxySettings(
        Optional.empty(), Optional.empty(), Optional.of("p:1"), Optional.of(exceptions));
  }

  private static String proxyToward(String url, String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(" ")) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return ProxySettings.fromEnvironment(environment)
        .toward(BackendUrl.parse(url))
        .map(ProxyUrl::toString)
        .orElse("none");
  }
}
