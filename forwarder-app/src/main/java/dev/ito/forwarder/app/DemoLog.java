package dev.ito.forwarder.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A realistic audit log, the same at each call: sessions, tasks, changes, notes, settings. */
final class DemoLog {
  private static final long SEED = 42;
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
  private static final List<String> PEOPLE =
      List.of("@jack", "@ana-l\u00f3pez", "@mei-\u9673", "@ci-bot");
  private static final List<String> NOTES =
      List.of(
          "moved after review of the failing test",
          "blocked by \\\"missing token\\\" in CI\\n\\tsee run log",
          "na\u00efve caf\u00e9 \u2014 \u201cquoted\u201d",
          "\u5b8c\u4e86 \u2705",
          "path C:\\\\work\\\\ito normalised");

  private final Random random = new Random(SEED);
  private Instant now = BEGIN;
  private String context = "";
  private String change = "";
  private int left;

  /** The lines of a log with so many events. */
  List<String> events(int count) {
    List<String> lines = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      lines.add(event());
    }
    return lines;
  }

  /** The next event. */
  String event() {
    if (left-- <= 0) {
      newSession();
    }
    now = now.plusMillis(20 + random.nextInt(9000));
    String by = pick(PEOPLE);
    return "{\"v\":1,\"ts\":\""
        + now.toString()
            .replaceFirst("(\\.\\d{3})?Z$", ".%03dZ".formatted(now.getNano() / 1_000_000))
        + "\","
        + what()
        + "\"actor\":\"cli\",\"by\":\""
        + by
        + "\","
        + more()
        + context
        + "}";
  }

  private void newSession() {
    left = 1 + random.nextInt(30);
    change = "%03d-%02d_demo-change".formatted(1 + random.nextInt(34), 1 + random.nextInt(20));
    UUID session = new UUID(random.nextLong(), random.nextLong());
    context =
        "\"ctx\":{\"session_id\":\"%s\",\"branch\":\"feat/%s\",\"commit\":\"%08x\"}"
            .formatted(session, change, random.nextInt());
  }

  private String what() {
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          "\"entity\":\"task\",\"entity_id\":\"%d.%d\",\"scope\":\"%s\",\"op\":\"status_change\",\"from\":\"pending\",\"to\":\"complete\","
              .formatted(1 + random.nextInt(9), 1 + random.nextInt(24), change);
      case 2 -> "\"entity\":\"change\",\"entity_id\":\"%s\",\"op\":\"create\",".formatted(change);
      case 3 ->
          "\"entity\":\"wave\",\"entity_id\":\"%d\",\"scope\":\"%s\",\"op\":\"unlock\","
              .formatted(1 + random.nextInt(12), change);
      case 4 ->
          "\"entity\":\"planning\",\"entity_id\":\"note-%04d\",\"op\":\"note\",\"to\":\"%s\","
              .formatted(random.nextInt(9999), pick(NOTES));
      default ->
          "\"entity\":\"config\",\"entity_id\":\"worktrees.strategy\",\"op\":\"set\",\"from\":\"false\",\"to\":\"checkout_subdir\",";
    };
  }

  private String more() {
    String meta =
        random.nextInt(3) == 0
            ? "\"meta\":{\"attempt\":%d,\"score\":%d.50,\"tags\":{\"dry_run\":true,\"reason\":null}},"
                .formatted(1 + random.nextInt(5), random.nextInt(100))
            : "";
    return random.nextInt(50) == 0 ? meta + "\"count\":2," : meta;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
