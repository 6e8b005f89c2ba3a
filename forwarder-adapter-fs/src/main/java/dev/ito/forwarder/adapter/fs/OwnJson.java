package dev.ito.forwarder.adapter.fs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link JsonLine} writes, and refuses what it would not write: a library that reads all
 * of JSON costs a run with nothing to send more than all else that it does. For one thread.
 */
final class OwnJson {
  /** We nest less deep. */
  private static final int DEEPEST = 8;

  private final String text;
  private int at;

  OwnJson(String text) {
    this.text = text;
  }

  /**
   * Takes a value: a map, a list, a number, a truth or a text.
   *
   * @throws IllegalArgumentException if there is none that we would write
   */
  Object value() {
    return value(0);
  }

  private Object value(int depth) {
    char next = peek();
    if (depth == DEEPEST) {
      throw odd();
    }
    return switch (next) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> truth("true");
      case 'f' -> truth("false");
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new HashMap<>();
    require('{');
    if (take('}')) {
      return members;
    }
    do {
      String name = string();
      require(':');
      members.put(name, value(depth + 1));
    } while (take(','));
    require('}');
    return members;
  }

  private List<Object> array(int depth) {
    List<Object> elements = new ArrayList<>();
    require('[');
    if (take(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (take(','));
    require(']');
    return elements;
  }

  private String string() {
    require('"');
    StringBuilder content = new StringBuilder();
    for (int from = at; at < text.length(); ) {
      char next = text.charAt(at++);
      if (next == '"') {
        return content.append(text, from, at - 1).toString();
      }
      if (next == '\\') {
        content.append(text, from, at - 1).append(escaped());
        from = at;
      } else if (next < ' ') {
        throw odd();
      }
    }
    throw odd();
  }

  private char escaped() {
    char kind = at < text.length() ? text.charAt(at++) : ' ';
    if (kind == 'u' && at + 4 <= text.length()) {
      at += 4;
      return (char) Integer.parseInt(text, at - 4, at, 16);
    }
    if (kind != '"' && kind != '\\') {
      throw odd();
    }
    return kind;
  }

  private Boolean truth(String word) {
    if (!text.startsWith(word, at)) {
      throw odd();
    }
    at += word.length();
    return word.equals("true");
  }

  private Long number() {
    int from = at;
    while (at < text.length() && (text.charAt(at) == '-' || Character.isDigit(text.charAt(at)))) {
      at++;
    }
    return Long.parseLong(text, from, at, 10);
  }

  private char peek() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (at == text.length()) {
      throw odd();
    }
    return text.charAt(at);
  }

  private boolean take(char wanted) {
    boolean there = peek() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void require(char wanted) {
    if (!take(wanted)) {
      throw odd();
    }
  }

  private IllegalArgumentException odd() {
    return new IllegalArgumentException("not as we write it, at character " + at);
  }
}
