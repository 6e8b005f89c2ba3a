package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import dev.ito.forwarder.domain.BackendException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDeliveredEventsTest {
  private static final List<String> TWO =
      List.of("{\"n\" : 1.50e+3 ,\"s\":\"ü}] \\\" 😀\"}", "{ }");
  private static final String LIST = " [" + TWO.get(0) + " ,\n" + TWO.get(1) + "] \n";

  @Test
  void events_come_as_the_backend_spells_them() throws Exception {
    assertEquals(TWO, listed(ok(LIST)));
  }

  @Test
  void the_question_says_who_asks() throws Exception {
    try (RawServer server = RawServer.start(answering(ok("[]")))) {
      list(server, new ArrayList<>());
      Peer.Received request = server.requests().get(0);
      assertEquals("GET /api/v1/projects/acme/widgets/events HTTP/1.1", request.requestLine());
      assertEquals(Optional.of("Bearer " + Fixture.TOKEN), request.header("Authorization"));
      assertEquals(Optional.of("application/json"), request.header("Accept"));
      assertEquals(Optional.empty(), request.header("Content-Length"));
    }
  }

  @Test
  void a_list_may_come_in_chunks() throws Exception {
    StringBuilder chunks =
        new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    LIST.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            piece ->
                chunks
                    .append(Integer.toHexString(piece.getBytes().length))
                    .append("\r\n")
                    .append(piece)
                    .append("\r\n"));
    assertEquals(TWO, listed(chunks + "0\r\n\r\n"));
  }

  @Test
  void more_chunks_than_an_answer_may_have_headers_are_no_trouble() throws Exception {
    String chunks = "2;padding=xxxxxxxxxxxxxxxx\r\n{}\r\n1\r\n,\r\n".repeat(5_000);
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[\r\n";
    assertEquals(5_001, listed(head + chunks + "3\r\n{}]\r\n0\r\n\r\n").size());
  }

  @Test
  void a_list_may_end_with_the_connection() throws Exception {
    assertEquals(TWO, listed("HTTP/1.1 200 OK\r\n\r\n" + LIST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n[{},",
        "HTTP/1.1 200 OK\r\n\r\n[{}",
        "HTTP/1.1 200 OK\r\n\r\n[{},{\"a\":\"",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[{}]",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n[{},",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n[{},\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n[{}]\r\n"
      })
  void a_list_that_breaks_off_is_no_list(String answer) throws Exception {
    List<String> seen = new ArrayList<>();
    Unavailable error = assertInstanceOf(Unavailable.class, error(answer, seen));
    assertFalse(error.outcomeUnknown(), "asking stores nothing");
    assertEquals(OptionalInt.of(200), error.status(), "somebody was reached");
    assertEquals(List.of("{}"), seen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''           | it is no list
          {}           | it is no list
          null         | it is no list
          [1]          | it lists what is no event
          [{},[]]      | it lists what is no event
          [{}]x        | Unrecognized token 'x'
          [{}][]       | something follows the list
          [{} {}]      | was expecting comma
          [{'a':1}]    | Unexpected character
          <html>       | Unexpected character ('<'
          """)
  void what_is_not_plainly_a_list_of_events_is_refused(String body, String why) throws Exception {
    BackendError error = error(ok(body), new ArrayList<>());
    assertInstanceOf(BackendError.Other.class, error);
    assertTrue(error.detail().startsWith("the list of events cannot be used ("), error.detail());
    assertTrue(error.detail().contains(why), error.detail());
    assertTrue(error.detail().endsWith("; check the url setting"), error.detail());
  }

  @Test
  void an_event_without_an_end_is_not_waited_for() throws Exception {
    BackendError error =
        error(
            peer -> {
              peer.request();
              peer.send("HTTP/1.1 200 OK\r\n\r\n[{\"a\":\"");
              while (!peer.overWithin(0)) {
                peer.send("x".repeat(10_000));
              }
            },
            new ArrayList<>());
    assertTrue(error.detail().contains("an event of more than 4194304 bytes"), error.detail());
  }

  @Test
  void a_backend_that_never_answers_is_told_from_one_that_is_not_reached() throws Exception {
    RawServer.Script silence =
        peer -> {
          peer.request();
          peer.overWithin(3_000);
        };
    try (RawServer server = RawServer.start(silence)) {
      BackendException e =
          assertThrows(
              BackendException.class,
              () -> events(server).list(Duration.ofMillis(100), json -> {}));
      assertEquals(
          new Unavailable(e.error().detail(), OptionalInt.empty(), Optional.empty(), true),
          e.error());
    }
  }

  @Test
  void a_slow_drip_does_not_move_the_deadline() throws Exception {
    RawServer.Script drip =
        peer -> {
          peer.request();
          peer.send("HTTP/1.1 200 OK\r\n\r\n[");
          while (!peer.overWithin(20)) {
            peer.send("{},");
          }
        };
    try (RawServer server = RawServer.start(drip)) {
      BackendException e =
          assertTimeoutPreemptively(
              Duration.ofSeconds(3),
              () ->
                  assertThrows(
                      BackendException.class,
                      () -> events(server).list(Duration.ofMillis(400), json -> {})));
      assertTrue(e.error().detail().endsWith(" within 400 ms"), e.error().detail());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, Unauthorized",
    "403, Unauthorized",
    "404, NotFound",
    "405, NotFound",
    "429, Throttled",
    "500, Unavailable",
    "503, Unavailable",
    "302, Other",
    "204, Other"
  })
  void every_status_has_the_error_that_it_has_elsewhere(int status, String kind) throws Exception {
    BackendError error = error(answer(status + " No", "X: y", Fixture.TOKEN), new ArrayList<>());
    assertEquals(kind, error.getClass().getSimpleName());
    assertFalse(error.detail().contains(Fixture.TOKEN), error.detail());
  }

  @Test
  void a_backend_that_is_too_old_is_recognised() throws Exception {
    BackendError error = error(answer("404 Not Found", "X: y", ""), new ArrayList<>());
    assertTrue(error.detail().startsWith("no list of events at http://"), error.detail());
  }

  @Test
  void an_endless_refusal_is_not_read_to_its_end() throws Exception {
    BackendError error =
        error(
            peer -> {
              peer.request();
              peer.send("HTTP/1.1 401 No\r\n\r\n");
              while (!peer.overWithin(0)) {
                peer.send("x".repeat(1_000));
              }
            },
            new ArrayList<>());
    assertInstanceOf(BackendError.Unauthorized.class, error);
  }

  private static RawServer.Script answering(String answer) {
    return peer -> {
      peer.request();
      peer.send(answer);
    };
  }

  private static List<String> listed(String answer) throws Exception {
    List<String> seen = new ArrayList<>();
    try (RawServer server = RawServer.start(answering(answer))) {
      list(server, seen);
    }
    return seen;
  }

  private static BackendError error(String answer, List<String> seen) throws Exception {
    return error(answering(answer), seen);
  }

  private static BackendError error(RawServer.Script script, List<String> seen) throws Exception {
    try (RawServer server = RawServer.start(script)) {
      return assertThrows(BackendException.class, () -> list(server, seen)).error();
    }
  }

  private static void list(RawServer server, List<String> seen) throws Exception {
    events(server).list(PLENTY, seen::add);
  }

  private static HttpDeliveredEvents events(RawServer server) {
    return new HttpDeliveredEvents(
        Fixture.settings(server.url()), Clock.fixed(Fixture.NOW, ZoneOffset.UTC));
  }
}
