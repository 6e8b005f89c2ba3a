package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of random interleavings of what Ito does to its log and of what we do. */
class GitHistoriesTest {
  private static final int HISTORIES = 800;
  private static final int STEPS = 60;

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 1000})
  void whatever_a_run_could_see_arrives_once_and_in_order(int most) throws IOException {
    ItoMerge merge = new ItoMerge(most, Duration.ofDays(30));
    for (long seed = 0; seed < HISTORIES; seed++) {
      GitHistory history = new GitHistory(seed, new MemoryStorage(), merge);
      assertEquals(List.of(), history.live(STEPS), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 24})
  void also_when_old_events_are_cut_by_their_age(int hours) throws IOException {
    ItoMerge merge = new ItoMerge(1000, Duration.ofHours(hours));
    for (long seed = 0; seed < HISTORIES; seed++) {
      GitHistory history = new GitHistory(seed, new MemoryStorage(), merge);
      assertEquals(List.of(), history.live(STEPS), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 1000})
  void also_when_the_state_is_lost_and_events_are_to_be_delivered_again(int most)
      throws IOException {
    ItoMerge merge = new ItoMerge(most, Duration.ofDays(30));
    for (long seed = 0; seed < HISTORIES; seed++) {
      GitHistory history = GitHistory.asking(seed, new MemoryStorage(), merge);
      assertEquals(List.of(), history.live(STEPS), "seed " + seed);
    }
  }

  /** The fields of a mark: what was seen in the branch, and what was taken from files. */
  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void without_a_part_of_what_is_remembered_events_are_sent_twice(int field) throws IOException {
    Set<String> wrong = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      GitHistory history =
          GitHistory.lessened(
              seed, new MemoryStorage(), ItoMerge.LIKE_ITO, mark -> without(field, mark));
      history.live(STEPS).stream().filter(line -> line.startsWith("twice")).forEach(wrong::add);
    }
    assertFalse(wrong.isEmpty());
  }

  private static String without(int field, String mark) {
    String[] fields = mark.split(" ", -1);
    if (fields.length > field) {
      fields[field] = "";
    }
    return String.join(" ", fields);
  }
}
