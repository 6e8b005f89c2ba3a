package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.BackendError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RetryClassificationTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  private static final Map<BackendError, Boolean> TABLE =
      Map.of(
          new BackendError.Unavailable("x", NONE, Optional.empty(), true), true,
          new BackendError.Throttled("x", NONE, Optional.empty()), true,
          new BackendError.Unauthorized("x", NONE), false,
          new BackendError.NotFound("x", NONE), false,
          new BackendError.TooLarge("x", NONE), false,
          new BackendError.Rejected("x", NONE), false,
          new BackendError.LeaseConflict("x", NONE), false,
          new BackendError.RevisionConflict("x", NONE), false,
          new BackendError.Other("x", NONE), false);

  @Test
  void every_kind_of_error_has_a_row() {
    Set<Class<?>> kinds = Set.of(BackendError.class.getPermittedSubclasses());
    Set<Class<?>> rows =
        TABLE.keySet().stream()
            .map((Function<BackendError, Class<?>>) BackendError::getClass)
            .collect(Collectors.toSet());
    assertEquals(kinds, rows);
  }

  @Test
  void every_row_is_answered_as_it_says() {
    TABLE.forEach(
        (error, retried) ->
            assertEquals(retried, RetryClassification.mayBeRetried(error), () -> error.toString()));
  }

  @TestFactory
  Stream<DynamicTest> only_an_absent_or_busy_backend_is_asked_again() {
    return TABLE.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey().getClass().getSimpleName(), () -> assertAttempts(row)));
  }

  private static void assertAttempts(Map.Entry<BackendError, Boolean> row) throws Exception {
    assertEquals(row.getValue(), RetryClassification.mayBeRetried(row.getKey()));
    Scene scene = Scene.ofEvents(1);
    scene.backend.failNext(row.getKey());
    scene.run();
    assertEquals(row.getValue() ? List.of(1, 1) : List.of(1), scene.requestSizes());
  }
}
