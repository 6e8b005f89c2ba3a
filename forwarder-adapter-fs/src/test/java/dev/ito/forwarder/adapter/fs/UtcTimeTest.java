package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {

  @Test
  void a_time_comes_back_as_it_was_and_the_runtime_reads_the_same() {
    Random chance = new Random(20261124);
    for (int round = 0; round < 20_000; round++) {
      long second = chance.nextLong(-62_135_596_800L, 253_402_300_800L);
      int nanos = chance.nextInt(3) == 0 ? 0 : chance.nextInt(1_000_000_000);
      Instant time = Instant.ofEpochSecond(second - second % (chance.nextInt(60) + 1), nanos);
      String text = UtcTime.text(time);
      assertEquals(time, UtcTime.read(text));
      assertEquals(time, Instant.parse(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.5Z",
        "2026-01-31T12:00:00.123456789Z",
        "2024-02-29T23:59:59.000001Z",
        "2026-01-31T24:00:00Z",
        "+12026-01-31T12:00:00Z",
        "-0001-01-31T12:00:00Z"
      })
  void what_others_have_written_is_read_as_the_runtime_reads_it(String text) {
    assertEquals(Instant.parse(text), UtcTime.read(text));
  }

  @Test
  void far_away_times_come_back_as_well() {
    assertEquals(Instant.MAX, UtcTime.read(UtcTime.text(Instant.MAX)));
    assertEquals(Instant.MIN, UtcTime.read(UtcTime.text(Instant.MIN)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "yesterday",
        "2026-01-31",
        "2026-13-31T12:00:00Z",
        "2026-02-29T12:00:00Z",
        "2026-01-31T25:00:00Z",
        "2026-01-31T12:60:00Z",
        "2026-01-31T12:00:00.1234567890Z",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00:00"
      })
  void what_is_no_time_is_refused(String text) {
    assertThrows(DateTimeException.class, () -> UtcTime.read(text));
  }
}
