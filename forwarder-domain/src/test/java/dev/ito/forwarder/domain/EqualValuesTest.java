package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values whose equality is written by hand: every component counts. */
class EqualValuesTest {
  private static final Function<long[], Object> TOTALS =
      of -> new Totals(of[0], of[1], of[2], of[3], of[4], of[5], of[6]);
  private static final Function<long[], Object> PLACE =
      of -> new LogPosition(of[0], String.valueOf(of[1]));
  private static final Function<long[], Object> DESTINATION =
      of -> new Destination(String.valueOf(of[0]));

  private static final Function<long[], Object> PAUSE =
      of -> new Pause(Instant.ofEpochSecond(of[0]), Math.toIntExact(of[1]), String.valueOf(of[2]));
  private static final Function<long[], Object> FAILURE =
      of -> new History.Failure(Instant.ofEpochSecond(of[0]), String.valueOf(of[1]));
  private static final Function<long[], Object> HISTORY =
      of ->
          History.NONE
              .succeeded(Instant.ofEpochSecond(of[0]))
              .failed(Instant.EPOCH, String.valueOf(of[1]));
  private static final Function<long[], Object> BATCH =
      of ->
          new EventBatch(
              new IdempotencyKey(String.valueOf(of[0])),
              Events.numbered(1, Math.toIntExact(of[1])));
  private static final Function<long[], Object> IN_FLIGHT =
      of ->
          new InFlight(
              List.of((EventBatch) BATCH.apply(of)), LogPosition.ofCount(of[2]), of[3] > 0);
  private static final Function<long[], Object> KEY =
      of -> new IdempotencyKey(String.valueOf(of[0]));

  /** Totals that differ only in what is rare share a hash. */
  private static final int MOST_HASHES = 5;

  @TestFactory
  Stream<DynamicTest> values_are_equal_that_are_made_of_equal_components() {
    return each(
        (made, components) -> {
          assertEquals(made.apply(components), made.apply(components.clone()));
          assertEquals(
              made.apply(components).hashCode(), made.apply(components.clone()).hashCode());
        });
  }

  @TestFactory
  Stream<DynamicTest> values_differ_that_differ_in_one_component() {
    return each(
        (made, components) -> {
          for (long[] neighbour : neighbours(components)) {
            assertNotEquals(made.apply(components), made.apply(neighbour));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_hash_tells_neighbours_apart() {
    return each(
        (made, components) -> {
          List<long[]> told = new ArrayList<>(neighbours(components));
          told.add(components);
          long distinct = told.stream().map(n -> made.apply(n).hashCode()).distinct().count();
          assertEquals(Math.min(told.size(), MOST_HASHES), distinct);
        });
  }

  @TestFactory
  Stream<DynamicTest> a_value_is_equal_to_no_other_kind() {
    return each((made, components) -> assertNotEquals(made.apply(components), (Object) "1"));
  }

  private static List<long[]> neighbours(long[] components) {
    return IntStream.range(0, components.length)
        .mapToObj(
            n -> {
              long[] neighbour = components.clone();
              neighbour[n]++;
              return neighbour;
            })
        .toList();
  }

  private interface Check {
    void accept(Function<long[], Object> made, long[] components);
  }

  private static Stream<DynamicTest> each(Check check) {
    return Stream.of(
        dynamicTest("totals", () -> check.accept(TOTALS, new long[] {1, 2, 3, 4, 5, 6, 7})),
        dynamicTest("a place", () -> check.accept(PLACE, new long[] {1, 1})),
        dynamicTest("a pause", () -> check.accept(PAUSE, new long[] {1_000, 2, 3})),
        dynamicTest("a failure", () -> check.accept(FAILURE, new long[] {1_000, 2})),
        dynamicTest("a history", () -> check.accept(HISTORY, new long[] {1_000, 2})),
        dynamicTest("a batch", () -> check.accept(BATCH, new long[] {1, 1})),
        dynamicTest("what is in flight", () -> check.accept(IN_FLIGHT, new long[] {1, 1, 1, 0})),
        dynamicTest("a key", () -> check.accept(KEY, new long[] {1})),
        dynamicTest("a destination", () -> check.accept(DESTINATION, new long[] {1})));
  }
}
