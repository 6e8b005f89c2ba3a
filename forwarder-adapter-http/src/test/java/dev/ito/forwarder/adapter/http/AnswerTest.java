package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.Fixture.BATCH;
import static dev.ito.forwarder.adapter.http.Fixture.PLENTY;
import static dev.ito.forwarder.adapter.http.RawServer.STORED_TWO;
import static dev.ito.forwarder.adapter.http.RawServer.answering;
import static dev.ito.forwarder.adapter.http.RawServer.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendError.Unavailable;
import dev.ito.forwarder.domain.IngestResult;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
  private static final String COUNTS = "{\"accepted\":2,\"duplicates\":0}";
  private static final IngestResult TWO = new IngestResult(2, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        COUNTS,
        " { \"duplicates\" : 0 , \"more\" : [1.5, null] , \"accepted\" : 2 } \n",
        "{\"\\u0061ccepted\":2,\"duplicates\":0}"
      })
  void counts_are_read_and_other_keys_tolerated(String body) throws Exception {
    assertEquals(TWO, resultOf(answering(ok(body))));
  }

  @Test
  void counts_that_do_not_add_up_are_left_to_the_caller() throws Exception {
    assertEquals(
        new IngestResult(0, 700), resultOf(answering(ok("{\"accepted\":0,\"duplicates\":700}"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "null",
        "[]",
        "[2,0]",
        "2",
        "\"ok\"",
        "{}",
        "OK",
        "{\"accepted\":2}",
        "{\"duplicates\":0}",
        "{\"accepted\":2.0,\"duplicates\":0}",
        "{\"accepted\":2,\"duplicates\":0e0}",
        "{\"accepted\":null,\"duplicates\":0}",
        "{\"accepted\":\"2\",\"duplicates\":0}",
        "{\"accepted\":\"\",\"duplicates\":0}",
        "{\"accepted\":true,\"duplicates\":0}",
        "{\"accepted\":[2],\"duplicates\":0}",
        "{\"accepted\":-2,\"duplicates\":4}",
        "{\"accepted\":99999999999,\"duplicates\":0}",
        "{\"accepted\":2,\"accepted\":0,\"duplicates\":0}",
        "{\"Accepted\":2,\"duplicates\":0}",
        "{\"accepted\":2,\"duplicates\":0}{}",
        "{\"accepted\":2,\"duplicates\":0} x",
        "{\"accepted\":2,\"duplicates\":0"
      })
  void what_is_not_plainly_two_counts_confirms_nothing(String body) throws Exception {
    Unavailable error = unusable(ok(body));
    assertEquals(OptionalInt.of(200), error.status());
    assertTrue(error.detail().startsWith("HTTP 200 with an "), error.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 29\r\n\r\n" + COUNTS,
        "HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n\r\n<!DOCTYPE html> "
      })
  void a_web_page_is_not_an_answer(String page) throws Exception {
    BackendError error = Fixture.errorOf(PLENTY, answering(page));
    assertInstanceOf(BackendError.Other.class, error);
    assertTrue(error.detail().contains("web page"), error.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n"
            + "1\r\n{\r\n1C ;x=y\r\n\"accepted\":2,\"duplicates\":0}\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 29\n\n" + COUNTS,
        "HTTP/1.1 200 OK\r\nContent-Length: 29, 29\r\nContent-Length: 29\r\n\r\n" + COUNTS,
        "HTTP/1.1 200\r\ncontent-length:29\r\n\r\n" + COUNTS,
        "HTTP/1.0 200 OK\r\nContent-Length: 29\r\n\r\n" + COUNTS,
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nContent-Length: 29\r\n\r\n"
            + COUNTS,
      })
  void every_honest_framing_is_understood(String answer) throws Exception {
    assertEquals(TWO, resultOf(answering(answer)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.0 200 OK\r\nX: y\r\n\r\n"})
  void an_answer_may_end_with_the_connection(String head) throws Exception {
    assertEquals(
        TWO,
        resultOf(
            peer -> {
              peer.request();
              peer.send(head + COUNTS);
            }));
  }

  @Test
  void an_answer_may_come_byte_by_byte() throws Exception {
    assertEquals(
        TWO,
        resultOf(
            peer -> {
              peer.request();
              for (char c : STORED_TWO.toCharArray()) {
                peer.send(String.valueOf(c));
              }
              peer.hang();
            }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "\r\n\r\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002\u0046",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 29\r\nContent-Length: 30\r\n\r\n" + COUNTS,
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n" + COUNTS,
        "HTTP/1.1 200 OK\r\nContent-Length: 2x\r\n\r\n" + COUNTS,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{}}}\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=klingon\r\n"
            + "Content-Length: 29\r\n\r\n"
            + COUNTS,
        "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n" + COUNTS
      })
  void junk_leaves_the_outcome_open(String answer) throws Exception {
    BackendError error =
        Fixture.errorOf(
            PLENTY,
            peer -> {
              peer.request();
              peer.send(answer);
            });
    assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
  }

  @Test
  void a_plain_request_to_a_port_that_speaks_tls_says_so() throws Exception {
    BackendError error = Fixture.errorOf(PLENTY, answering("\u0015\u0003\u0001\u0000\u0002"));
    assertTrue(error.detail().contains("should begin with https://"), error.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n",
        "HTTP/1.1 200 OK\r\nX: y",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX:",
        ""
      })
  void an_endless_answer_is_given_up(String start) throws Exception {
    BackendError error = Fixture.errorOf(PLENTY, endless(start, "x".repeat(1000)));
    assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
  }

  @Test
  void endless_interim_answers_are_given_up() throws Exception {
    BackendError error = Fixture.errorOf(PLENTY, endless("", "HTTP/1.1 102 Processing\r\n\r\n"));
    assertTrue(assertInstanceOf(Unavailable.class, error).outcomeUnknown());
  }

  @Test
  void the_status_counts_even_if_the_body_is_endless() throws Exception {
    BackendError error =
        Fixture.errorOf(PLENTY, endless("HTTP/1.1 401 No\r\n\r\n", "x".repeat(1000)));
    assertInstanceOf(BackendError.Unauthorized.class, error);
  }

  private static RawServer.Script endless(String start, String more) {
    return peer -> {
      peer.request();
      peer.send(start);
      while (!peer.overWithin(0)) {
        peer.send(more);
      }
    };
  }

  private static IngestResult resultOf(RawServer.Script script) throws Exception {
    try (RawServer server = RawServer.start(script);
        HttpEventIngest ingest = Fixture.ingest(server)) {
      return ingest.ingest(BATCH, PLENTY);
    }
  }

  private static Unavailable unusable(String answer) throws Exception {
    Unavailable error =
        assertInstanceOf(Unavailable.class, Fixture.errorOf(PLENTY, answering(answer)));
    assertTrue(error.outcomeUnknown());
    return error;
  }
}
