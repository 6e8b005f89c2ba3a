package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardReportTest {

  @Test
  void a_run_that_delivers_and_meets_nothing_had_nothing_to_do() {
    for (Outcome outcome : Outcome.values()) {
      boolean delivered = outcome == Outcome.DELIVERED;
      assertEquals(delivered, report(outcome, 0, 0, 0, 0).hadNothingToDo(), outcome.name());
    }
  }

  @Test
  void anything_that_was_met_is_worth_a_word() {
    assertFalse(report(Outcome.DELIVERED, 1, 0, 0, 0).hadNothingToDo());
    assertFalse(report(Outcome.DELIVERED, 0, 1, 0, 0).hadNothingToDo());
    assertFalse(report(Outcome.DELIVERED, 0, 0, 1, 0).hadNothingToDo());
    assertFalse(report(Outcome.DELIVERED, 0, 0, 0, 1).hadNothingToDo());
    assertFalse(report(Outcome.DELIVERED, 1, 1, 0, 0).hadNothingToDo());
    assertFalse(report(Outcome.DELIVERED, 0, 1, 1, 0).hadNothingToDo());
    assertFalse(report(Outcome.DELIVERED, 0, 0, 1, 1).hadNothingToDo());
    assertFalse(report(Outcome.DELIVERED, 1, 1, 1, 1).hadNothingToDo());
    assertTrue(report(Outcome.DELIVERED, 0, 0, 0, 0).hadNothingToDo());
  }

  private static ForwardReport report(
      Outcome outcome, long forwarded, long duplicates, long malformed, long quarantined) {
    return new ForwardReport(
        outcome,
        forwarded,
        duplicates,
        0,
        9,
        true,
        9,
        malformed,
        quarantined,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }
}
