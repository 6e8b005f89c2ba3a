package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ito.forwarder.domain.port.BackendProbe;
import dev.ito.forwarder.domain.port.BackendProbe.Report;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link BackendProbe} must do. Each test begins with a backend that is well: make it in
 * a {@code BeforeEach} of the subclass, or in its constructor.
 *
 * @since 0.1.0
 */
public abstract class BackendProbeContract {
  /** What a backend that is not ready says. */
  public static final String REASON = "Data directory not found";

  private static final Duration AT_MOST = Duration.ofSeconds(20);

  /** How a backend can be. */
  public enum Condition {
    /** Nobody is there. */
    AWAY(false, false, false),
    /** It is there and says nothing. */
    SILENT(false, false, false),
    /** It says that it is not well. */
    UNWELL(true, false, false),
    /** It is well and takes no work; it says {@link #REASON}. */
    NOT_READY(true, true, false),
    /** It does not know the token. */
    TOKEN_REFUSED(true, true, true),
    /** It does not take this project. */
    PROJECT_REFUSED(true, true, true);

    private final boolean reachable;
    private final boolean healthy;
    private final boolean ready;

    Condition(boolean reachable, boolean healthy, boolean ready) {
      this.reachable = reachable;
      this.healthy = healthy;
      this.ready = ready;
    }
  }

  /** For subclasses. */
  protected BackendProbeContract() {}

  /**
   * A probe of the backend of this test.
   *
   * @return a new one at each call; it waits for an answer for 5 s at most
   * @throws Exception if it cannot be made
   */
  protected abstract BackendProbe newProbe() throws Exception;

  /**
   * Brings the backend into a condition, from now on.
   *
   * @param condition which, one of those that are supported
   * @throws Exception if that is not possible
   */
  protected abstract void become(Condition condition) throws Exception;

  /**
   * Whether a condition can happen to this kind of backend, and be made to happen here.
   *
   * @param condition what would be
   * @return true unless a subclass says otherwise
   */
  protected boolean supports(Condition condition) {
    return true;
  }

  /**
   * A text that no report may hold.
   *
   * @return the token that the probe uses; empty unless a subclass says otherwise
   */
  protected Optional<String> secret() {
    return Optional.empty();
  }

  @Test
  public final void a_backend_that_is_well_is_found_to_be() throws Exception {
    Report report = newProbe().probe();
    assertTrue(report.allWell(), report.toString());
    assertEquals(Optional.empty(), report.error());
    assertEquals(Optional.empty(), report.notReadyReason());
  }

  @TestFactory
  public final Stream<DynamicTest> a_probe_may_ask_again_and_see_the_difference() {
    return where(
        Condition.TOKEN_REFUSED,
        () -> {
          BackendProbe probe = newProbe();
          assertTrue(probe.probe().allWell());
          assertTrue(probe.probe().allWell());
          become(Condition.TOKEN_REFUSED);
          assertFalse(probe.probe().allWell());
        });
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_is_away_is_in_the_report() {
    return where(Condition.AWAY, () -> assertReported(Condition.AWAY));
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_says_nothing_is_in_the_report() {
    return where(Condition.SILENT, () -> assertReported(Condition.SILENT));
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_is_not_well_is_in_the_report() {
    return where(Condition.UNWELL, () -> assertReported(Condition.UNWELL));
  }

  @TestFactory
  public final Stream<DynamicTest> a_token_that_is_not_known_is_in_the_report() {
    return where(Condition.TOKEN_REFUSED, () -> assertReported(Condition.TOKEN_REFUSED));
  }

  @TestFactory
  public final Stream<DynamicTest> a_project_that_is_not_taken_is_in_the_report() {
    return where(Condition.PROJECT_REFUSED, () -> assertReported(Condition.PROJECT_REFUSED));
  }

  @TestFactory
  public final Stream<DynamicTest> a_backend_that_is_not_ready_is_no_failure_and_says_why() {
    return where(
        Condition.NOT_READY,
        () -> {
          BackendProbe probe = newProbe();
          become(Condition.NOT_READY);
          Report report = seen(Condition.NOT_READY, probe);
          assertEquals(Optional.empty(), report.error());
          assertEquals(Optional.of(REASON), report.notReadyReason());
          assertTrue(report.authorised(), "the token is asked about all the same");
        });
  }

  @TestFactory
  public final Stream<DynamicTest> an_interrupted_thread_does_not_wait_for_answers() {
    return where(
        Condition.SILENT,
        () -> {
          BackendProbe probe = newProbe();
          become(Condition.SILENT);
          assertTimeoutPreemptively(
              AT_MOST,
              () -> {
                Thread.currentThread().interrupt();
                assertThrows(InterruptedException.class, probe::probe);
              });
        });
  }

  /** A failure is explained on one line, and ends the questions. */
  private void assertReported(Condition condition) throws Exception {
    BackendProbe probe = newProbe();
    become(condition);
    Report report = seen(condition, probe);
    String error = report.error().orElseThrow(() -> new AssertionError("no error in " + report));
    assertFalse(error.isBlank(), "the error says what happened");
    assertEquals(1, error.lines().count(), () -> "on one line: " + error);
    assertFalse(report.authorised(), report.toString());
    assertFalse(secret().isPresent() && error.contains(secret().get()), "the token is shown");
  }

  private static Report seen(Condition condition, BackendProbe probe) {
    Report report = assertTimeoutPreemptively(AT_MOST, probe::probe);
    assertEquals(condition.reachable, report.reachable(), report.toString());
    assertEquals(condition.healthy, report.healthy(), report.toString());
    assertEquals(condition.ready, report.ready(), report.toString());
    assertFalse(report.allWell(), report.toString());
    return report;
  }

  private Stream<DynamicTest> where(Condition condition, Executable test) {
    return Where.possible(supports(condition), condition.name(), test);
  }
}
