package dev.ito.forwarder.adapter.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.ito.forwarder.domain.EventBatch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchRequestsTest {
  private static final String URL = "http://127.0.0.1:1";

  private final BatchRequests requests =
      new BatchRequests(
          new HttpSettings(URL, "o", "r", "t", Duration.ofSeconds(1), Optional.empty()).route(),
          URL + "/events",
          Map.of());

  private static EventBatch batch(int bytes) {
    return Fixture.batchOfBytes(bytes);
  }

  private static byte[] body(ByteBuffer request, EventBatch batch) {
    int end = request.arrayOffset() + request.limit();
    return Arrays.copyOfRange(request.array(), end - Bodies.of(batch).length, end);
  }

  /** What is left of a request is sent behind an interim answer, and that may be much later. */
  @ParameterizedTest
  @ValueSource(ints = {10_000, 1_500_000})
  void a_request_stays_as_it_is_while_the_next_one_is_written(int bytes) {
    EventBatch[] batches = {batch(bytes), batch(bytes + 1), batch(bytes - 1), batch(bytes + 2)};
    for (int n = 0; n + 1 < batches.length; n++) {
      ByteBuffer onItsWay = requests.of(batches[n]);
      requests.expect(batches[n + 1]);
      requests.run();
      assertArrayEquals(Bodies.of(batches[n]), body(onItsWay, batches[n]), "request " + n);
      assertEquals(0, onItsWay.position());
    }
  }

  @Test
  void what_is_expected_is_written_once_and_ahead() {
    EventBatch next = batch(20_000);
    ByteBuffer first = requests.of(batch(10_000));
    requests.expect(next);
    requests.run();
    requests.expect(next);
    requests.run();
    ByteBuffer second = requests.of(next);
    assertArrayEquals(Bodies.of(next), body(second, next));
    assertNotSame(first.array(), second.array(), "written beside the first");
    ByteBuffer third = requests.of(batch(5_000));
    assertSame(second.array(), third.array(), "and used like any other from then on");
  }

  @Test
  void a_batch_that_comes_again_does_not_cost_what_was_written_ahead() {
    EventBatch again = batch(10_000);
    EventBatch next = batch(10_001);
    requests.of(again);
    requests.expect(next);
    requests.run();
    for (int attempt = 0; attempt < 2; attempt++) {
      assertArrayEquals(Bodies.of(again), body(requests.of(again), again));
      requests.expect(next);
      requests.run();
    }
    assertArrayEquals(Bodies.of(next), body(requests.of(next), next));
  }
}
