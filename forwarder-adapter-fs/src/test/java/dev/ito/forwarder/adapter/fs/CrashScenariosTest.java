package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.port.CheckpointStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * The real use case on the real file adapter, crashed at every step: each fault plan, each step,
 * kill and power loss, each upheaval, and a second crash. Nothing lost, nothing twice, order kept.
 */
class CrashScenariosTest {
  private static final long SEED = 20261123;
  private static final int POWER_LOSSES = 2;
  private static final int[] SECOND_CRASHES = {Integer.MAX_VALUE, 1, 4, 7, 10, 13, 18};
  private static final BiFunction<CheckpointStore, MemoryLog, CheckpointStore> FAITHFUL =
      (store, log) -> store;

  /** Work beside the run: done at once, or as late as it may be. */
  private static final List<Executor> BACKGROUNDS = List.of(Runnable::run, task -> {});

  private final Random chance = new Random(SEED);
  private final Map<String, Integer> violations = new TreeMap<>();
  private int scenarios;

  @Test
  void whatever_strikes_wherever_nothing_is_lost_or_repeated_or_reordered() {
    for (Upheaval upheaval : Upheaval.values()) {
      for (List<ModelBackend.Fault> plan : plans()) {
        strikeEverywhere(plan, upheaval, FAITHFUL, "");
      }
    }
    System.out.println(scenarios + " crash scenarios, seed " + SEED + ": " + violations);
    assertEquals(Map.of(), violations);
    assertTrue(scenarios >= 50_000, "only " + scenarios + " scenarios");
  }

  @Test
  void a_record_that_is_not_forced_is_caught() {
    assertMutantIsCaught(FAITHFUL, StateFiles.RECORD);
  }

  @Test
  void a_record_that_is_cleared_too_early_is_caught() {
    assertMutantIsCaught((store, log) -> Mutants.clearingEarly(store), "");
  }

  @Test
  void a_key_that_is_not_kept_is_caught() {
    assertMutantIsCaught((store, log) -> Mutants.drawingNewKeys(store), "");
  }

  @Test
  void a_batch_that_is_built_anew_under_its_key_is_caught() {
    assertMutantIsCaught(Mutants::rebuildingBatches, "");
  }

  private void assertMutantIsCaught(
      BiFunction<CheckpointStore, MemoryLog, CheckpointStore> mutant, String neverForced) {
    for (Upheaval upheaval :
        List.of(Upheaval.THREE_APPENDED, Upheaval.HEAD_TRIMMED_BY_ONE_AND_ONE_NEW)) {
      for (List<ModelBackend.Fault> plan : plans().subList(0, 20)) {
        strikeEverywhere(plan, upheaval, mutant, neverForced);
      }
    }
    System.out.println(scenarios + " scenarios with a mutant: " + violations);
    assertTrue(!violations.isEmpty(), "the suite does not notice");
  }

  private static List<List<ModelBackend.Fault>> plans() {
    List<List<ModelBackend.Fault>> plans = new ArrayList<>();
    plans.add(List.of());
    for (ModelBackend.Fault one : ModelBackend.Fault.values()) {
      plans.add(List.of(one));
      for (ModelBackend.Fault two : ModelBackend.Fault.values()) {
        plans.add(List.of(one, two));
      }
    }
    return plans;
  }

  private void strikeEverywhere(
      List<ModelBackend.Fault> plan,
      Upheaval upheaval,
      BiFunction<CheckpointStore, MemoryLog, CheckpointStore> mutant,
      String neverForced) {
    boolean crashed = true;
    for (int step = 0; crashed; step++) {
      for (int powerLoss = 0; powerLoss <= POWER_LOSSES; powerLoss++) {
        int second = SECOND_CRASHES[chance.nextInt(SECOND_CRASHES.length)];
        Scenario scenario =
            new Scenario(mutant, BACKGROUNDS.get(chance.nextInt(BACKGROUNDS.size())));
        scenario.disk().neverForce(neverForced);
        crashed = scenario.run(plan, step) < 0;
        boolean doubleFault =
            upheaval.damagesTheRecord(); // its copy is not forced, for good reason
        if (powerLoss > 0 && !doubleFault && scenario.disk().hasUnforced()) {
          scenario.losePower(chance);
        }
        scenario.strike(upheaval);
        scenario.run(List.of(), second);
        count(upheaval, powerLoss > 0, scenario.violations());
      }
    }
  }

  private void count(Upheaval upheaval, boolean powerLoss, List<String> wrong) {
    scenarios++;
    for (String what : wrong) {
      String kind = what.substring(0, what.indexOf(':'));
      violations.merge(
          upheaval + (powerLoss ? " after power loss " : " after a kill ") + kind, 1, Integer::sum);
    }
  }
}
