package dev.ito.forwarder;

import dev.ito.forwarder.domain.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Events as Ito writes them, about 400 bytes each, one in six with text that is not ASCII. */
public final class SampleEvents {
  private SampleEvents() {}

  /**
   * One line of a log.
   *
   * @param n which one
   * @return without a line break
   */
  public static String json(int n) {
    String by = n % 6 == 0 ? "@mei-\u9673" : "@ito-orchestrator";
    return "{\"v\":1,\"ts\":\"2026-02-28T10:%02d:%02d.000Z\",\"entity\":\"task\",\"entity_id\":\"%d.1\","
            .formatted(n / 60 % 60, n % 60, n)
        + "\"scope\":\"014-03_core-audit-mirror-forward\",\"op\":\"status_change\",\"from\":\"pending\","
        + "\"to\":\"in-progress\",\"actor\":\"agent\",\"by\":\""
        + by
        + "\",\"meta\":{\"note\":\"blocked by \\\"missing token\\\" in CI\",\"attempt\":3},"
        + "\"ctx\":{\"session_id\":\"7d8a6c1e-2b0f-4f6e-9a51-0c6f8a3b1d27\","
        + "\"branch\":\"014-03_core-audit-mirror\",\"commit\":\"9f2c4e7\"}}";
  }

  /**
   * Many events.
   *
   * @param count how many
   * @return in order
   */
  public static List<AuditEvent> events(int count) {
    List<AuditEvent> events = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      byte[] text = json(n).getBytes(StandardCharsets.UTF_8);
      events.add(
          AuditEvent.of(
              n,
              text,
              unread -> {
                throw new IllegalArgumentException("nobody looks inside");
              }));
    }
    return events;
  }
}
