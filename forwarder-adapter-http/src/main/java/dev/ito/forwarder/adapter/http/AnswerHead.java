package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Status line and headers of an answer, read without a pattern: patterns are slow to start. */
record AnswerHead(boolean http11, int status, Map<String, Collection<String>> headers) {
  private static final String VERSION = "HTTP/1.";
  private static final int STATUS_AT = VERSION.length() + 2;
  private static final int STATUS_END = STATUS_AT + 3;
  private static final int MAX_LENGTH_DIGITS = 18;

  static AnswerHead read(AnswerReader in) throws IOException {
    String line = in.line();
    if (!isStatusLine(line)) {
      throw new AnswerFormatException("it is not HTTP");
    }
    return new AnswerHead(
        line.charAt(VERSION.length()) == '1',
        Integer.parseInt(line.substring(STATUS_AT, STATUS_END)),
        readHeaders(in));
  }

  private static boolean isStatusLine(String line) {
    if (!line.startsWith(VERSION) || line.length() < STATUS_END) {
      return false;
    }
    char minor = line.charAt(VERSION.length());
    return (minor == '0' || minor == '1')
        && line.charAt(STATUS_AT - 1) == ' '
        && isNumber(line.substring(STATUS_AT, STATUS_END))
        && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ');
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static Map<String, Collection<String>> readHeaders(AnswerReader in) throws IOException {
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = in.line(); !line.isEmpty(); line = in.line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || Character.isWhitespace(line.charAt(0))) {
        throw new AnswerFormatException("it has a header without a name");
      }
      String name = line.substring(0, colon).strip();
      Collection<String> values = headers.get(name);
      if (values == null) {
        values = new ArrayList<>(1);
        headers.put(name, values);
      }
      values.add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** Whether the answer proper is still to come. */
  boolean isInterim() {
    return status / 100 == 1 && status != 101;
  }

  boolean hasBody() {
    return status / 100 != 1 && status != 204 && status != 304;
  }

  boolean isChunked() throws AnswerFormatException {
    List<String> codings = values("Transfer-Encoding");
    if (codings.isEmpty()) {
      return false;
    }
    if (codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked")) {
      return true;
    }
    throw new AnswerFormatException("it is encoded in a way that was not asked for");
  }

  /** The length of the body, if it is said. */
  OptionalLong length() throws AnswerFormatException {
    List<String> lengths = values("Content-Length");
    if (lengths.isEmpty()) {
      return OptionalLong.empty();
    }
    String length = lengths.get(0);
    for (String other : lengths) {
      if (!other.equals(length) || !isNumber(other) || other.length() > MAX_LENGTH_DIGITS) {
        throw new AnswerFormatException("its length is not clear");
      }
    }
    return OptionalLong.of(Long.parseLong(length));
  }

  /** Whether the connection may be used again. */
  boolean keepsAlive() {
    boolean ambiguous =
        headers.containsKey("Transfer-Encoding") && headers.containsKey("Content-Length");
    return !connection("close")
        && !ambiguous
        && status != 101
        && (http11 || connection("keep-alive"));
  }

  private boolean connection(String option) {
    for (String value : values("Connection")) {
      if (value.equalsIgnoreCase(option)) {
        return true;
      }
    }
    return false;
  }

  private List<String> values(String name) {
    Collection<String> lines = headers.get(name);
    if (lines == null) {
      return List.of();
    }
    List<String> values = new ArrayList<>();
    for (String line : lines) {
      for (String value : line.split(",")) {
        if (!value.isBlank()) {
          values.add(value.strip());
        }
      }
    }
    return values;
  }
}
