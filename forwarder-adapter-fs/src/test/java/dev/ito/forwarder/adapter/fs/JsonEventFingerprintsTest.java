package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.port.EventFingerprints;
import dev.ito.forwarder.testkit.EventFingerprintsContract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEventFingerprintsTest extends EventFingerprintsContract {
  private static final int MANY = 4_000;

  private final EventFingerprints fingerprints = new JsonEventFingerprints();

  @Override
  protected EventFingerprints fingerprints() {
    return fingerprints;
  }

  private boolean match(String log, String backend) {
    long wanted = fingerprints.of(backend);
    return Arrays.stream(fingerprints.candidates(log)).anyMatch(f -> f == wanted);
  }

  private static String withMeta(String meta) {
    return "{\"v\":1,\"ts\":\"t\",\"entity\":\"e\",\"entity_id\":\"1\",\"op\":\"o\",\"actor\":\"a\","
        + ("\"by\":\"b\",\"meta\":" + meta + ",\"ctx\":{\"session_id\":\"s\"}}");
  }

  @Test
  void an_event_is_recognised_in_whatever_way_the_backend_spells_it() {
    RandomSpellings spellings = new RandomSpellings(1);
    EventGrammar grammar = new EventGrammar();
    for (int n = 0; n < MANY; n++) {
      RandomSpellings.Pair pair = spellings.next();
      byte[] log = pair.log().getBytes(StandardCharsets.UTF_8);
      assertTrue(grammar.check(log, 0, log.length).isWellFormed(), pair.log());
      assertTrue(match(pair.log(), pair.backend()), pair.log() + "\n" + pair.backend());
    }
  }

  @Test
  void different_events_have_different_fingerprints() {
    RandomSpellings spellings = new RandomSpellings(2);
    Map<Long, String> seen = new HashMap<>();
    for (int n = 0; n < MANY; n++) {
      String backend = spellings.next().backend();
      String bare = backend.replaceAll("\"count\":[0-9]+,(?=\"ctx\")", "");
      String other = seen.putIfAbsent(fingerprints.of(backend), bare);
      assertTrue(other == null || other.equals(bare), other + "\n" + backend);
    }
    assertTrue(seen.size() > MANY * 9 / 10, "" + seen.size());
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993.0, 9007199254740994.0",
    "12345678901234567.0, 1.2345678901234566e+16",
    "123456789012345678901234567890, 1.2345678901234568e+29",
    "1e3, 1000.0",
    "3.0e-5, 0.00003",
    "-0, -0.0",
    "-0, 0.0",
    "1e-999, 0.0",
    "2.9999999999999996, 3.0",
    "0.1, 0.10000000000000002",
  })
  void numbers_are_equal_if_only_the_last_digits_differ(String log, String backend) {
    assertTrue(match(withMeta(log), withMeta(backend)));
    assertTrue(match(withMeta("{\"a\":[" + log + "]}"), withMeta("{\"a\":[" + backend + "]}")));
  }

  @Test
  void every_double_is_recognised_three_neighbours_away() {
    Random random = new Random(3);
    for (int n = 0; n < MANY; n++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        double other = Double.longBitsToDouble(Double.doubleToLongBits(value) + 3);
        assertTrue(match(withMeta("" + value), withMeta("" + other)), "" + value);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9007199254740993 | 9007199254740992",
        "18446744073709551615 | 18446744073709551614",
        "18446744073709551615 | -1",
        "1 | 1.0",
        "1 | \"1\"",
        "1 | true",
        "0.1 | 0.1000001",
        "-0.5 | 0.5",
        "[] | {}",
        "[[1],2] | [1,[2]]",
        "{\"a\":null} | {}",
        "{\"a\":1} | {\"b\":1}",
      })
  void other_values_are_other_events(String one, String other) {
    assertFalse(match(withMeta(one), withMeta(other)));
  }

  @Test
  void an_event_written_as_an_array_is_the_same_as_its_object() {
    String array =
        "[1,\"t\",\"e\",\"1\",null,\"o\",null,null,\"a\",\"b\",7,1,"
            + "[\"s\",null,null,null,null]]";
    assertEquals(fingerprints.of(withMeta("7")), fingerprints.of(array));
    assertNotEquals(fingerprints.of(withMeta("8")), fingerprints.of(array));
  }

  @Test
  void of_two_equal_keys_in_meta_the_last_one_counts() {
    assertEquals(
        fingerprints.of(withMeta("{\"a\":2}")), fingerprints.of(withMeta("{\"a\":1,\"a\":2}")));
  }

  @Test
  void what_is_nested_without_end_is_no_event() {
    String deep = withMeta("[".repeat(100_000) + "]".repeat(100_000));
    assertThrows(IllegalArgumentException.class, () -> fingerprints.of(deep));
  }
}
