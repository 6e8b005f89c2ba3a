package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ito.forwarder.domain.port.EventFingerprints;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What all {@link EventFingerprints} must do.
 *
 * @since 0.1.0
 */
public abstract class EventFingerprintsContract {
  private static final String FULL = AuditEvents.fullJson(1);

  /** For subclasses. */
  protected EventFingerprintsContract() {}

  /**
   * What is tested.
   *
   * @return any instance
   */
  protected abstract EventFingerprints fingerprints();

  private long of(String json) {
    long fingerprint = fingerprints().of(json);
    assertEquals(fingerprint, fingerprints().candidates(json)[0]);
    return fingerprint;
  }

  @Test
  public final void the_same_text_has_the_same_fingerprint() {
    assertEquals(of(FULL), of(FULL));
    assertEquals(of(AuditEvents.json(7)), of(AuditEvents.json(7)));
  }

  @Test
  public final void the_order_of_fields_and_unknown_ones_mean_nothing() {
    String other = FULL.replace("\"scope\":\"add-search\",", "");
    assertEquals(of(FULL), of(other.replace("{\"v\":1,", "{\"v\":1,\"scope\":\"add-search\",")));
    assertEquals(of(FULL), of(FULL.replace("{\"v\":1,", "{\"v\":1,\"later\":\"x\",")));
  }

  @Test
  public final void a_count_that_was_raised_in_place_means_nothing() {
    assertEquals(of(AuditEvents.reconciledJson(1, 1)), of(AuditEvents.reconciledJson(1, 2)));
    assertEquals(of(AuditEvents.reconciledJson(1, 1)), of(AuditEvents.reconciledJson(1, 900)));
  }

  @Test
  public final void every_other_field_means_something() {
    List<String> changes =
        List.of(
            "\"v\":1=\"v\":2",
            "10:00:00.000Z=10:00:00.001Z",
            "\"task\"=\"change\"",
            "1.1=1.2",
            "add-search=add-find",
            "status_change=add",
            "pending=doing",
            "done=undone",
            "\"cli\"=\"ralph\"",
            "@t=@u",
            "\"wave\":\"2\"=\"wave\":\"3\"",
            "\"session_id\":\"s\"=\"session_id\":\"t\"",
            "\"h\"=\"i\"",
            "main=side",
            "\"wt\"=\"wu\"",
            "0a1b2c3d=0a1b2c3e");
    for (String change : changes) {
      String[] parts = change.split("=");
      assertNotEquals(of(FULL), of(FULL.replace(parts[0], parts[1])), change);
    }
  }

  @Test
  public final void an_absent_field_is_not_an_empty_one() {
    String none = FULL.replace("\"from\":\"pending\",", "");
    assertNotEquals(of(none), of(FULL.replace("pending", "")));
    assertNotEquals(of(none), of(none.replace("\"to\"", "\"from\"")));
  }

  @Test
  public final void what_is_no_event_has_no_fingerprint() {
    for (String text : List.of("", "7", "{}", "[]", "null", "{\"v\":1", "{\"accepted\":1}")) {
      assertThrows(IllegalArgumentException.class, () -> fingerprints().of(text), text);
    }
  }
}
