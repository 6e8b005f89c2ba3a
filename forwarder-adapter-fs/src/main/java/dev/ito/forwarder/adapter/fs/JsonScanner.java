package dev.ito.forwarder.adapter.fs;

/**
 * Takes the tokens of JSON text in place, as strictly as serde_json does (contract 1.4), building
 * nothing. For one thread.
 */
final class JsonScanner {
  /** Whether what a value says matters, or only that it is one. */
  enum Care {
    /** Unknown fields: surrogates, numbers and depth are not looked at. */
    SYNTAX,
    /** The meta field: everything must be representable, and not too deep. */
    VALUE
  }

  private byte[] buffer = {};
  private int at;
  private int end;

  void reset(byte[] text, int from, int to) {
    buffer = text;
    at = from;
    end = to;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at == end;
  }

  /** Takes a piece that is known to be sound, if it stands here. */
  boolean take(KnownText known) {
    int length = known.lengthAt(buffer, at, end);
    at += length;
    return length > 0;
  }

  /** The next character that is not blank, without taking it; -1 at the end. */
  int peek() {
    if (at < end && buffer[at] > ' ') {
      return buffer[at];
    }
    return peekBehindBlanks();
  }

  private int peekBehindBlanks() {
    while (at < end) {
      byte next = buffer[at];
      if (!isBlank(next)) {
        return next;
      }
      at++;
    }
    return -1;
  }

  /** A line break is none: it ends the line, and with it the text. */
  private static boolean isBlank(byte next) {
    return next == ' ' || next == '\t' || next == '\r';
  }

  /** Takes the next character if it is this one. */
  boolean take(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /**
   * Takes the next characters if they are these. A loop: what compares arrays is slow when young.
   */
  boolean take(byte[] wanted) {
    int from = at;
    if (end - from < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (buffer[from + i] != wanted[i]) {
        return false;
      }
    }
    at = from + wanted.length;
    return true;
  }

  void require(char wanted, String where) throws MalformedJsonException {
    if (!take(wanted)) {
      throw new MalformedJsonException("no '" + wanted + "' " + where);
    }
  }

  /**
   * Takes a string and says whether it has escapes. It begins behind {@code at()} before the call.
   */
  boolean string(Care care) throws MalformedJsonException {
    require('"', "where a string should begin");
    return restOfString(care);
  }

  /** The same behind the quotation mark that begins the string. */
  boolean restOfString(Care care) throws MalformedJsonException {
    boolean escaped = false;
    while ((at = PlainBytes.skip(buffer, at, end)) < end) {
      byte next = buffer[at];
      if (next == '"') {
        at++;
        return escaped;
      }
      if (next == '\\') {
        at++;
        escape(care);
        escaped = true;
      } else {
        beyondAscii();
      }
    }
    throw new MalformedJsonException("a string without an end");
  }

  private void beyondAscii() throws MalformedJsonException {
    if (buffer[at] >= 0) {
      throw new MalformedJsonException("a control character in a string");
    }
    int length = Utf8.lengthAt(buffer, at, end);
    if (length == 0) {
      throw new MalformedJsonException("not valid UTF-8");
    }
    at += length;
  }

  private void escape(Care care) throws MalformedJsonException {
    int kind = at < end ? buffer[at++] : -1;
    if (kind == 'u') {
      int unit = hex4();
      if (care == Care.VALUE && Character.isSurrogate((char) unit)) {
        requirePair(unit);
      }
    } else if (kind < 0 || "\"\\/bfnrt".indexOf(kind) < 0) {
      throw new MalformedJsonException("an escape that JSON does not have");
    }
  }

  private void requirePair(int first) throws MalformedJsonException {
    boolean paired =
        Character.isHighSurrogate((char) first)
            && end - at >= 6
            && buffer[at] == '\\'
            && buffer[at + 1] == 'u';
    if (paired) {
      at += 2;
      paired = Character.isLowSurrogate((char) hex4());
    }
    if (!paired) {
      throw new MalformedJsonException("half a surrogate pair in a string");
    }
  }

  private int hex4() throws MalformedJsonException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < end ? Character.digit((char) (buffer[at] & 0xFF), 16) : -1;
      if (digit < 0) {
        throw new MalformedJsonException("an escape that JSON does not have");
      }
      value = value << 4 | digit;
      at++;
    }
    return value;
  }

  /** Takes a whole number from 0 to 2^64-1, without a sign, fraction or exponent, if it is one. */
  boolean isUnsigned() {
    int from = at;
    while (at < end && isDigit(buffer[at])) {
      at++;
    }
    boolean goesOn = at < end && ".eE".indexOf(buffer[at]) >= 0;
    return !goesOn && JsonNumber.isUnsigned(buffer, from, at);
  }

  /** As {@link #isUnsigned()}, and says which; -1 if it is none or more than a long holds. */
  long unsigned() {
    int from = at;
    return isUnsigned() ? JsonNumber.unsigned(buffer, from, at) : -1;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** Takes null if it is next. */
  boolean takeNull() throws MalformedJsonException {
    if (peek() != 'n') {
      return false;
    }
    literal("null");
    return true;
  }

  /** Takes a word. */
  void literal(String word) throws MalformedJsonException {
    for (int i = 0; i < word.length(); i++) {
      if (at == end || buffer[at++] != word.charAt(i)) {
        throw new MalformedJsonException("something that is no JSON value");
      }
    }
  }

  /** Takes a number. */
  void number(Care care) throws MalformedJsonException {
    int from = at;
    if (at < end && buffer[at] == '-') {
      at++;
    }
    int whole = at;
    digits("something that is no JSON value");
    if (at - whole > 1 && buffer[whole] == '0') {
      throw new MalformedJsonException("a number with a leading zero");
    }
    if (at < end && buffer[at] == '.') {
      at++;
      digits("a number without digits behind its point");
    }
    boolean exponent = at < end && (buffer[at] == 'e' || buffer[at] == 'E');
    if (exponent) {
      at++;
      if (at < end && (buffer[at] == '+' || buffer[at] == '-')) {
        at++;
      }
      digits("a number without digits in its exponent");
    }
    if (care == Care.VALUE && !JsonNumber.isFinite(buffer, from, at, exponent)) {
      throw new MalformedJsonException("a number that is out of range in meta");
    }
  }

  private void digits(String otherwise) throws MalformedJsonException {
    int from = at;
    while (at < end && isDigit(buffer[at])) {
      at++;
    }
    if (at == from) {
      throw new MalformedJsonException(otherwise);
    }
  }
}
