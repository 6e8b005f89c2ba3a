package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.NOW;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.Fixture.TOKEN;
import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Rejected;
import dev.ito.forwarder.domain.BackendError.Throttled;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {
  private static final String TEXT = "Content-Type: text/plain; charset=utf-8";
  private static final String JSON = "Content-Type: application/json; charset=utf-8";
  private static final String HTML = "Content-Type: text/html";

  @ParameterizedTest
  @CsvSource({
    "300, Other",
    "301, Other",
    "302, Other",
    "303, Other",
    "304, Other",
    "307, Other",
    "308, Other",
    "400, Rejected",
    "401, Unauthorized",
    "402, Other",
    "403, Unauthorized",
    "404, NotFound",
    "405, NotFound",
    "406, Other",
    "408, Unavailable",
    "409, Other",
    "410, Other",
    "411, Other",
    "413, TooLarge",
    "414, Other",
    "415, Other",
    "422, Rejected",
    "425, Unavailable",
    "429, Throttled",
    "431, Other",
    "451, Other",
    "500, Unavailable",
    "501, Unavailable",
    "502, Unavailable",
    "503, Unavailable",
    "504, Unavailable",
    "599, Unavailable",
    "600, Other",
    "999, Other",
    "201, Unavailable",
    "202, Unavailable",
    "204, Unavailable",
    "206, Unavailable",
    "101, Other"
  })
  void every_status_has_its_error(int status, String kind) throws Exception {
    BackendError error = errorOf(status + " Whatever", TEXT, "");
    assertEquals(kind, error.getClass().getSimpleName(), error.detail());
    assertEquals(OptionalInt.of(status), error.status());
    assertFalse(error.detail().isBlank() || error.detail().endsWith("."), error.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "201, true",
    "204, true",
    "408, true",
    "425, false",
    "500, true",
    "502, true",
    "503, true"
  })
  void only_too_early_promises_that_nothing_is_stored(int status, boolean unknown)
      throws Exception {
    BackendError error = errorOf(status + " Whatever", TEXT, "x");
    assertEquals(unknown, assertInstanceOf(Unavailable.class, error).outcomeUnknown());
  }

  @Test
  void a_refusal_shows_the_reason() throws Exception {
    String reason = "Failed to deserialize: events[1].v: invalid type: string \"1\", expected u32";
    assertEquals(reason, errorOf("422 Unprocessable", TEXT, reason + ".\n").detail());
    assertEquals("a b", errorOf("400 Bad", JSON, "{\"error\":\"a\\nb\",\"code\":\"x\"}").detail());
    assertEquals("no reason given", errorOf("400 Bad", TEXT, "").detail());
  }

  @Test
  void a_long_reason_is_cut_and_cannot_move_the_cursor() throws Exception {
    String detail = errorOf("400 Bad", TEXT, "\u001b[2J\r\n" + "é😀".repeat(400)).detail();
    assertTrue(detail.startsWith("[2J é😀"), detail);
    assertTrue(detail.length() <= 300 && detail.endsWith("…"), detail);
    assertEquals(detail, new String(detail.getBytes("UTF-8"), "UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid path segment: org=\"..\", repo=\"r\"",
        "idempotency_key must not be empty",
        "idempotency_key contains invalid characters"
      })
  void a_complaint_about_the_request_is_not_held_against_the_events(String reason)
      throws Exception {
    String body = "{\"error\":" + quoted(reason) + ",\"code\":\"bad_request\"}";
    BackendError error = errorOf("400 Bad Request", JSON, body);
    assertInstanceOf(BackendError.Other.class, error);
    assertTrue(error.detail().endsWith(reason), error.detail());
    assertInstanceOf(Rejected.class, errorOf("400 Bad Request", TEXT, reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "422"})
  void a_web_page_of_a_proxy_is_not_held_against_the_events(String status) throws Exception {
    BackendError error = errorOf(status + " Bad", HTML, "<html>plain HTTP on HTTPS port</html>");
    assertInstanceOf(BackendError.Other.class, error);
    assertFalse(error.detail().contains("<"), error.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "lease_conflict, LeaseConflict", "LEASE_HELD, LeaseConflict",
    "revision_conflict, RevisionConflict", "conflict, Other"
  })
  void conflicts_are_told_apart_by_their_code(String code, String kind) throws Exception {
    String body = "{\"error\":\"somebody else\",\"code\":\"" + code + "\"}";
    BackendError error = errorOf("409 Conflict", JSON, body);
    assertEquals(kind, error.getClass().getSimpleName());
    assertTrue(error.detail().endsWith("somebody else"), error.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "403", "404", "413", "418", "429", "500"})
  void an_echoed_token_is_never_shown(String status) throws Exception {
    String plain = errorOf(status + " No", TEXT, "x".repeat(290) + " Bearer " + TOKEN).detail();
    String json = errorOf(status + " No", JSON, "{\"error\":\"bad " + TOKEN + "\"}").detail();
    assertFalse((plain + json).contains(TOKEN.substring(0, 5)), plain + json);
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:pw@other.example:8443/x?y, redirected to https://other.example:8443,",
    "//other.example/, redirected to other.example,",
    "/login?next=a@b, redirected to another path of localhost",
    "http://pw@/, redirected to an address without a host",
    "//pw@?x, redirected to an address without a host",
    "'', redirected to"
  })
  void a_redirect_names_the_host_and_no_credentials(String location, String start)
      throws Exception {
    String detail = errorOf("302 Found", "Location: " + location, "").detail();
    assertTrue(detail.startsWith(start), detail);
    assertFalse(detail.contains("pw") || detail.contains("next"), detail);
    assertTrue(detail.endsWith("set the url to the address that answers itself"), detail);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_takes_the_token_nowhere(int status) throws Exception {
    try (RawServer other = RawServer.start(answering(RawServer.STORED_TWO))) {
      BackendError error = errorOf(status + " Moved", "Location: " + other.url() + "/x", "");
      assertInstanceOf(BackendError.Other.class, error);
      assertEquals(0, other.connections());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                              | PT0S
          7                              | PT7S
          0000000000120                  | PT2M
          99999999999999999999           | PT8760H
          Sun, 01 Mar 2026 12:01:30 GMT  | PT1M30S
          Sunday, 01-Mar-26 12:01:30 GMT | PT1M30S
          Sun Mar  1 12:01:30 2026       | PT1M30S
          Sun, 01 Mar 2026 11:00:00 GMT  | PT0S
          Sunday, 06-Nov-94 08:49:37 GMT | PT0S
          Fri, 31 Dec 9999 23:59:59 GMT  | PT8760H
          """)
  void retry_after_is_understood_in_all_its_forms(String value, Duration expected)
      throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
    try {
      assertEquals(Optional.of(expected), retryAfter(value));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "1.5",
        "soon",
        "NaN",
        "1 s",
        "Sun, 01 Mar 2026",
        "2026-03-01",
        "Mon, 01 Mar 2026 12:01:30 GMT",
        "Sun, 32 Mar 2026 12:01:30 GMT",
        "٣"
      })
  void a_malformed_retry_after_is_ignored(String value) throws Exception {
    assertEquals(Optional.empty(), retryAfter(value));
  }

  @Test
  void retry_after_counts_for_an_unavailable_backend_too() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plusSeconds(9).atOffset(ZoneOffset.UTC));
    BackendError error = errorOf("503 Busy", "Retry-After: " + date, "");
    assertEquals(
        Optional.of(Duration.ofSeconds(9)),
        assertInstanceOf(Unavailable.class, error).retryAfter());
  }

  private static Optional<Duration> retryAfter(String value) throws Exception {
    BackendError error = errorOf("429 Slow", "Retry-After: " + value, "");
    return assertInstanceOf(Throttled.class, error).retryAfter();
  }

  private static BackendError errorOf(String status, String header, String body) throws Exception {
    return Fixture.errorOf(PLENTY, answering(answer(status, header, body)));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }
}
