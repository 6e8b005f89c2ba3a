package dev.ito.forwarder.adapter.fs;

/** Writes one JSON object on one line, member by member. For one thread. */
final class JsonLine {
  private final StringBuilder text = new StringBuilder(1024).append('{');
  private boolean first = true;

  void put(String name, long value) {
    name(name);
    text.append(value);
  }

  void put(String name, boolean value) {
    name(name);
    text.append(value);
  }

  void put(String name, String value) {
    name(name);
    quoted(value);
  }

  /** Adds a number to the array that is open. */
  void add(long value) {
    comma();
    text.append(value);
  }

  /** Opens an object in the object that is open. */
  void begin(String name) {
    name(name);
    open('{');
  }

  /** Opens an object in the array that is open. */
  void begin() {
    comma();
    open('{');
  }

  void end() {
    close('}');
  }

  /** Opens an array in the object that is open. */
  void beginArray(String name) {
    name(name);
    open('[');
  }

  void endArray() {
    close(']');
  }

  private void open(char brace) {
    text.append(brace);
    first = true;
  }

  private void close(char brace) {
    text.append(brace);
    first = false;
  }

  private void name(String name) {
    comma();
    quoted(name);
    text.append(':');
  }

  private void comma() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private void quoted(String value) {
    text.append('"');
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char next = value.charAt(i);
      if (next == '"' || next == '\\' || next < ' ') {
        text.append(value, from, i);
        escape(next);
        from = i + 1;
      }
    }
    text.append(value, from, value.length()).append('"');
  }

  private void escape(char next) {
    if (next < ' ') {
      text.append("\\u00").append(next < 16 ? '0' : '1').append(Character.forDigit(next & 15, 16));
    } else {
      text.append('\\').append(next);
    }
  }

  /** The object, closed; without a line break. */
  @Override
  public String toString() {
    return text + "}";
  }
}
