package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ito.forwarder.domain.port.BackendProbe;
import dev.ito.forwarder.domain.port.BackendProbe.Report;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @Test
  public final void a_probe_may_ask_again_and_see_the_difference() throws Exception {
    BackendProbe probe = newProbe();
    assertTrue(probe.probe().allWell());
    assertTrue(probe.probe().allWell());
    require(Condition.TOKEN_REFUSED);
    assertFalse(probe.probe().allWell());
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  public final void whatever_is_wrong_is_in_the_report(Condition condition) throws Exception {
    BackendProbe probe = newProbe();
    require(condition);
    Report report = assertTimeoutPreemptively(AT_MOST, probe::probe);
    assertEquals(condition.reachable, report.reachable(), report.toString());
    assertEquals(condition.healthy, report.healthy(), report.toString());
    assertEquals(condition.ready, report.ready(), report.toString());
    assertFalse(report.allWell(), report.toString());
  }

  @ParameterizedTest
  @EnumSource(value = Condition.class, names = "NOT_READY", mode = EnumSource.Mode.EXCLUDE)
  public final void a_failure_is_explained_on_one_line_and_ends_the_questions(Condition condition)
      throws Exception {
    BackendProbe probe = newProbe();
    require(condition);
    Report report = probe.probe();
    String error = report.error().orElseThrow();
    assertFalse(error.isBlank());
    assertEquals(1, error.lines().count(), error);
    assertFalse(report.authorised(), report.toString());
    assertFalse(secret().isPresent() && error.contains(secret().get()), "the token is shown");
  }

  @Test
  public final void a_backend_that_is_not_ready_is_no_failure_and_says_why() throws Exception {
    BackendProbe probe = newProbe();
    require(Condition.NOT_READY);
    Report report = probe.probe();
    assertEquals(Optional.empty(), report.error());
    assertEquals(Optional.of(REASON), report.notReadyReason());
    assertTrue(report.authorised(), "the token is asked about all the same");
  }

  @Test
  public final void an_interrupted_thread_does_not_wait_for_answers() throws Exception {
    BackendProbe probe = newProbe();
    require(Condition.SILENT);
    assertTimeoutPreemptively(
        AT_MOST,
        () -> {
          Thread.currentThread().interrupt();
          assertThrows(InterruptedException.class, probe::probe);
        });
  }

  private void require(Condition condition) throws Exception {
    assumeTrue(supports(condition), () -> condition + " is not supported");
    become(condition);
  }
}
