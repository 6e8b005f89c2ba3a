package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Status line and headers of an answer. */
record AnswerHead(boolean http11, int status, Map<String, Collection<String>> headers) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([0-9]{3})( .*)?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  static AnswerHead read(AnswerReader in) throws IOException {
    Matcher first = STATUS_LINE.matcher(in.line());
    if (!first.matches()) {
      throw new AnswerFormatException("it is not HTTP");
    }
    return new AnswerHead(
        first.group(1).equals("1"), Integer.parseInt(first.group(2)), readHeaders(in));
  }

  private static Map<String, Collection<String>> readHeaders(AnswerReader in) throws IOException {
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = in.line(); !line.isEmpty(); line = in.line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || Character.isWhitespace(line.charAt(0))) {
        throw new AnswerFormatException("it has a header without a name");
      }
      String name = line.substring(0, colon).strip();
      headers.computeIfAbsent(name, n -> new ArrayList<>()).add(line.substring(colon + 1).strip());
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
    List<String> codings = values("Transfer-Encoding").toList();
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
    List<String> lengths = values("Content-Length").distinct().toList();
    if (lengths.isEmpty()) {
      return OptionalLong.empty();
    }
    if (lengths.size() > 1 || !LENGTH.matcher(lengths.get(0)).matches()) {
      throw new AnswerFormatException("its length is not clear");
    }
    return OptionalLong.of(Long.parseLong(lengths.get(0)));
  }

  /** Whether the connection may be used again. */
  boolean keepsAlive() {
    boolean asked = values("Connection").anyMatch("keep-alive"::equalsIgnoreCase);
    boolean closes = values("Connection").anyMatch("close"::equalsIgnoreCase);
    boolean ambiguous =
        headers.containsKey("Transfer-Encoding") && headers.containsKey("Content-Length");
    return !closes && !ambiguous && status != 101 && (http11 || asked);
  }

  private Stream<String> values(String name) {
    return headers.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }
}
