package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.EventContext;
import dev.ito.forwarder.domain.EventDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Small valid events by number, and variations of them. The same number gives the same text.
 *
 * @since 0.1.0
 */
public final class AuditEvents {
  /** Reads the fields of the events made here; no general parser. */
  public static final AuditEvent.Decoder DECODER = AuditEvents::decode;

  private static final String HEAD =
      "{\"v\":1,\"ts\":\"2026-02-28T10:00:00.000Z\",\"entity\":\"task\",\"entity_id\":\"1.";
  private static final String AUTHOR = "\"actor\":\"cli\",\"by\":\"@t\"";
  private static final String CONTEXT = ",\"ctx\":{\"session_id\":\"s\"}}";

  private AuditEvents() {}

  /**
   * The smallest event there is, told from others by its {@code entity_id}.
   *
   * @param number which one
   * @return its text
   */
  public static String json(int number) {
    return HEAD + number + "\",\"op\":\"create\"," + AUTHOR + CONTEXT;
  }

  /**
   * An event with every optional field.
   *
   * @param number which one
   * @return its text
   */
  public static String fullJson(int number) {
    return HEAD
        + number
        + "\",\"scope\":\"add-search\",\"op\":\"status_change\",\"from\":\"pending\",\"to\":\"done\","
        + AUTHOR
        + ",\"meta\":{\"wave\":\"2\"},\"count\":3,\"ctx\":{\"session_id\":\"s\","
        + "\"harness_session_id\":\"h\",\"branch\":\"main\",\"worktree\":\"wt\","
        + "\"commit\":\"0a1b2c3d\"}}";
  }

  /**
   * An event that changes when it is parsed and written again: unknown fields, spellings of numbers
   * and characters, letters of many scripts.
   *
   * @param number which one
   * @return its text
   */
  public static String outlandishJson(int number) {
    return HEAD
        + number
        + "\",\"op\":\"note\",\"to\":\"gr\u00fc\u00df \\u00e9 \\/ \u65e5\u672c \ud83d\ude80 \u2028\","
        + AUTHOR
        + ",\"meta\":{\"z\":1e3,\"a\":12345678901234567890123,\"f\":1.10},\"later\":[null]"
        + CONTEXT;
  }

  /**
   * An event that stands for several equal ones; the existing program counts it up in place.
   *
   * @param number which one
   * @param count how many; 1 is not written
   * @return its text
   */
  public static String reconciledJson(int number, long count) {
    String counted = count == 1 ? "" : ",\"count\":" + count;
    return HEAD
        + number
        + "\",\"op\":\"reconciled\",\"actor\":\"reconcile\",\"by\":\"@reconcile\","
        + "\"meta\":{\"reason\":\"drift\"}"
        + counted
        + CONTEXT;
  }

  /**
   * An event of a given length.
   *
   * @param number which one
   * @param bytes the length of its text, enough for {@link #json} and some padding
   * @return its text
   */
  public static String sizedJson(int number, int bytes) {
    String start = HEAD + number + "\",\"op\":\"note\",\"to\":\"";
    String end = "\"," + AUTHOR + CONTEXT;
    return start + "x".repeat(bytes - start.length() - end.length()) + end;
  }

  /**
   * The smallest event, found on the line of its number.
   *
   * @param number which one; at least 1
   * @return the event
   */
  public static AuditEvent event(int number) {
    return event(number, json(number));
  }

  /**
   * An event with a text of its own.
   *
   * @param line where it was found
   * @param json its text
   * @return the event
   */
  public static AuditEvent event(long line, String json) {
    return AuditEvent.of(line, json.getBytes(StandardCharsets.UTF_8), DECODER);
  }

  /**
   * The smallest events, in order.
   *
   * @param first the number of the first; at least 1
   * @param last the number of the last
   * @return the events
   */
  public static List<AuditEvent> events(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(AuditEvents::event).toList();
  }

  /**
   * The texts of events, as contracts compare them.
   *
   * @param events any events
   * @return their texts
   */
  public static List<String> texts(List<AuditEvent> events) {
    return events.stream().map(AuditEvent::text).toList();
  }

  /** Whether a line is an event, as far as the events made here and simple damage to them go. */
  static boolean isEvent(String line) {
    return line.startsWith("{\"v\":")
        && line.endsWith("}")
        && !line.contains("}{")
        && isBalanced(line);
  }

  private static boolean isBalanced(String line) {
    int open = 0;
    for (int n = 0; n < line.length(); n++) {
      char c = line.charAt(n);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return open == 0;
  }

  private static EventDetails decode(String json) {
    if (!isEvent(json)) {
      throw new IllegalArgumentException("not an event");
    }
    return new EventDetails(
        Long.parseLong(find(json, "v", "(\\d+)").orElseThrow()),
        required(json, "ts"),
        required(json, "entity"),
        required(json, "entity_id"),
        text(json, "scope"),
        required(json, "op"),
        text(json, "from"),
        text(json, "to"),
        required(json, "actor"),
        required(json, "by"),
        find(json, "meta", "(\\{[^{}]*\\})"),
        find(json, "count", "(\\d+)").map(Long::parseUnsignedLong).orElse(1L),
        context(json));
  }

  private static EventContext context(String json) {
    return new EventContext(
        required(json, "session_id"),
        text(json, "harness_session_id"),
        text(json, "branch"),
        text(json, "worktree"),
        text(json, "commit"));
  }

  private static String required(String json, String name) {
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
