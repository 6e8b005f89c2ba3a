package org.example.audit.adapter.memory;

import dev.ito.forwarder.domain.EventContext;
import dev.ito.forwarder.domain.EventDetails;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the fields of events as this process writes them: flat but for meta and ctx. */
final class Fields {
  private static final List<String> NEEDED =
      List.of("ts", "entity", "entity_id", "op", "actor", "by", "session_id");

  private Fields() {}

  static boolean isEvent(String line) {
    return line.startsWith("{\"v\":")
        && line.endsWith("}")
        && NEEDED.stream().allMatch(name -> text(line, name).isPresent());
  }

  static EventDetails of(String json) {
    return new EventDetails(
        find(json, "v", "(\\d+)").map(Long::parseLong).orElseThrow(IllegalArgumentException::new),
        needed(json, "ts"),
        needed(json, "entity"),
        needed(json, "entity_id"),
        text(json, "scope"),
        needed(json, "op"),
        text(json, "from"),
        text(json, "to"),
        needed(json, "actor"),
        needed(json, "by"),
        find(json, "meta", "(\\{[^{}]*\\})"),
        find(json, "count", "(\\d+)").map(Long::parseLong).orElse(1L),
        new EventContext(
            needed(json, "session_id"),
            text(json, "harness_session_id"),
            text(json, "branch"),
            text(json, "worktree"),
            text(json, "commit")));
  }

  private static String needed(String json, String name) {
    return text(json, name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  private static Optional<String> text(String json, String name) {
    return find(json, name, "\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  }

  private static Optional<String> find(String json, String name, String value) {
    Matcher found = Pattern.compile("\"" + name + "\":" + value).matcher(json);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
