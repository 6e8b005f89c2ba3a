package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.adapter.fs.JsonScanner.Care;

/**
 * Decides whether a line is an audit event, with the verdict of the existing program (contract 1.4:
 * serde's derived reader over serde_json), in one pass and without building anything. Reasons name
 * fields, never content. For one thread.
 */
final class EventGrammar {
  private static final FieldNames EVENT =
      new FieldNames(
          "v",
          "ts",
          "entity",
          "entity_id",
          "scope",
          "op",
          "from",
          "to",
          "actor",
          "by",
          "meta",
          "count",
          "ctx");
  private static final FieldNames CONTEXT =
      new FieldNames("session_id", "harness_session_id", "branch", "worktree", "commit");

  private static final int V = 0;
  private static final int META = 10;
  private static final int COUNT = 11;
  private static final int CTX = 12;
  private static final int OPTIONAL_IN_EVENT =
      1 << 4 | 1 << 6 | 1 << 7 | 1 << META | 1 << COUNT; // scope, from, to
  private static final int OPTIONAL_IN_CONTEXT = 0b11110;
  private static final long LARGEST_VERSION = 0xFFFF_FFFFL;

  private final JsonScanner json = new JsonScanner();
  private final JsonValues values = new JsonValues(json);
  private final KnownText lastContext = new KnownText();
  private byte[] buffer = {};
  private int countFrom;
  private int countTo;

  /**
   * What a line was found to be.
   *
   * @param reason why it is no event; empty if it is one
   * @param end where the event ends
   * @param countFrom where the member {@code count} begins; the text without it is the same event
   * @param countTo where it ends; {@code countFrom} if there is none
   */
  record Verdict(String reason, int end, int countFrom, int countTo) {
    private static final Verdict UNKNOWN = malformed("not judged");

    boolean isWellFormed() {
      return reason.isEmpty();
    }

    static Verdict malformed(String reason) {
      return new Verdict(reason, 0, 0, 0);
    }
  }

  /**
   * Judges the line that begins at a place if it is an event from its first byte to its last, as
   * almost all are: then nobody need look for its end before.
   *
   * @param filled where the line ends at the latest, or goes on where nothing was read yet
   * @return that it is well-formed; otherwise nothing is known
   */
  Verdict tryLine(byte[] text, int from, int filled) {
    if (from == filled || text[from] != '{') {
      return Verdict.UNKNOWN;
    }
    begin(text, from, filled);
    try {
      event();
    } catch (MalformedJsonException e) {
      return Verdict.UNKNOWN;
    }
    int end = json.at();
    return end < filled && text[end] == '\n' ? wellFormed(end) : Verdict.UNKNOWN;
  }

  /** Judges a line without the white space around it. */
  Verdict check(byte[] line, int from, int to) {
    begin(line, from, to);
    try {
      event();
      requireEnd();
      return wellFormed(to);
    } catch (MalformedJsonException e) {
      boolean readable = Utf8.isValid(line, from, to);
      return Verdict.malformed(readable ? String.valueOf(e.getMessage()) : "not valid UTF-8");
    }
  }

  private void begin(byte[] text, int from, int to) {
    buffer = text;
    countFrom = -1;
    json.reset(text, from, to);
  }

  private Verdict wellFormed(int end) {
    return countFrom < 0
        ? new Verdict("", end, end, end)
        : new Verdict("", end, countFrom, countTo);
  }

  private void event() throws MalformedJsonException {
    if (json.take('{')) {
      members(EVENT, OPTIONAL_IN_EVENT);
    } else if (json.take('[')) {
      elements(EVENT);
    } else {
      throw new MalformedJsonException("no '{' where an event should begin");
    }
  }

  private void requireEnd() throws MalformedJsonException {
    json.peek();
    if (!json.isAtEnd()) {
      throw new MalformedJsonException("text behind the event");
    }
  }

  private void elements(FieldNames fields) throws MalformedJsonException {
    for (int field = 0; field < fields.size(); field++) {
      if (field > 0) {
        json.require(',', "behind an element; all " + fields.size() + " must be there");
      }
      known(fields, field);
    }
    json.require(']', "behind the last element");
  }

  private void members(FieldNames fields, int optional) throws MalformedJsonException {
    int seen = 0;
    int expected = 0;
    int comma = -1;
    boolean more = !json.take('}');
    while (more) {
      json.peek();
      int begin = json.at();
      int field = key(fields, expected);
      if (field < 0) {
        values.take(Care.SYNTAX);
      } else {
        if ((seen & 1 << field) != 0) {
          throw new MalformedJsonException("field " + fields.name(field) + " stands twice");
        }
        seen |= 1 << field;
        expected = field + 1;
        known(fields, field);
      }
      int behind = json.at();
      more = json.take(',');
      if (fields == EVENT && field == COUNT) {
        markCount(begin, comma, behind, more);
      }
      comma = json.at() - 1;
      if (!more) {
        json.require('}', "or ',' behind a value");
      }
    }
    requireAll(fields, seen | optional);
  }

  /** The member goes with the comma behind it, or with the one before it if it is the last. */
  private void markCount(int begin, int commaBefore, int behind, boolean more) {
    if (more) {
      json.peek();
      countFrom = begin;
      countTo = json.at();
    } else {
      countFrom = commaBefore < 0 ? begin : commaBefore;
      countTo = behind;
    }
  }

  private static void requireAll(FieldNames fields, int seen) throws MalformedJsonException {
    for (int field = 0; field < fields.size(); field++) {
      if ((seen & 1 << field) == 0) {
        throw new MalformedJsonException("field " + fields.name(field) + " is missing");
      }
    }
  }

  private int key(FieldNames fields, int expected) throws MalformedJsonException {
    for (int field = expected; field < fields.size(); field++) {
      if (json.take(fields.key(field))) {
        return field;
      }
    }
    int from = json.at() + 1;
    boolean escaped = json.string(Care.VALUE);
    int to = json.at() - 1;
    json.require(':', "behind a key");
    return escaped ? fields.findEscaped(buffer, from, to) : fields.find(buffer, from, to, expected);
  }

  private void known(FieldNames fields, int field) throws MalformedJsonException {
    if (fields == CONTEXT) {
      text(fields, field, (OPTIONAL_IN_CONTEXT & 1 << field) != 0);
      return;
    }
    switch (field) {
      case V -> version();
      case META -> values.take(Care.VALUE);
      case COUNT -> count();
      case CTX -> context();
      default -> text(fields, field, (OPTIONAL_IN_EVENT & 1 << field) != 0);
    }
  }

  private void text(FieldNames fields, int field, boolean optional) throws MalformedJsonException {
    if (json.take('"')) {
      json.restOfString(Care.VALUE);
    } else if (!optional || !json.takeNull()) {
      throw new MalformedJsonException("field " + fields.name(field) + " is not a string");
    }
  }

  private void version() throws MalformedJsonException {
    json.peek();
    long version = json.unsigned();
    if (version < 0 || version > LARGEST_VERSION) {
      throw new MalformedJsonException(
          "field v is not a whole number from 0 to " + LARGEST_VERSION);
    }
  }

  private void count() throws MalformedJsonException {
    json.peek();
    if (!json.isUnsigned()) {
      throw new MalformedJsonException(
          "field count is not a whole number from 0 to 18446744073709551615");
    }
  }

  /** All events of a session say the same here, in almost half of their bytes. */
  private void context() throws MalformedJsonException {
    if (json.take(lastContext)) {
      return;
    }
    int from = json.at();
    if (json.take('{')) {
      members(CONTEXT, OPTIONAL_IN_CONTEXT);
      lastContext.set(buffer, from, json.at());
    } else if (json.take('[')) {
      elements(CONTEXT);
    } else {
      throw new MalformedJsonException("field ctx is not an object");
    }
  }
}
