package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.adapter.fs.JsonScanner.Care;
import java.util.BitSet;

/** Walks over whole JSON values, building nothing and never recursing. For one thread. */
final class JsonValues {
  /** How deep meta may nest: the reader's limit of 128, less the event and one (contract 1.4). */
  private static final int DEEPEST_META = 126;

  private final JsonScanner json;
  private final BitSet objects = new BitSet(); // for each open container: is it an object?

  JsonValues(JsonScanner json) {
    this.json = json;
  }

  /** Takes any value. */
  void take(Care care) throws MalformedJsonException {
    objects.clear();
    int depth = 0;
    while (true) {
      if (open(care, depth)) {
        depth++;
        if (!isClosedAtOnce(depth)) {
          key(care, depth);
          continue;
        }
        depth--;
      }
      while (depth > 0 && !comma(depth)) {
        depth--;
      }
      if (depth == 0) {
        return;
      }
      key(care, depth);
    }
  }

  /** Takes a scalar, or the beginning of a container: then true. */
  private boolean open(Care care, int depth) throws MalformedJsonException {
    int next = json.peek();
    if (next == '{' || next == '[') {
      if (care == Care.VALUE && depth == DEEPEST_META) {
        throw new MalformedJsonException("meta nested deeper than " + DEEPEST_META + " levels");
      }
      json.take((char) next);
      objects.set(depth + 1, next == '{');
      return true;
    }
    switch (next) {
      case -1 -> throw new MalformedJsonException("the line ends in the middle of the event");
      case '"' -> json.string(care);
      case 't' -> json.literal("true");
      case 'f' -> json.literal("false");
      case 'n' -> json.literal("null");
      default -> json.number(care);
    }
    return false;
  }

  private boolean isClosedAtOnce(int depth) {
    return json.take(objects.get(depth) ? '}' : ']');
  }

  /** Takes a comma, or the end of the container: then false. */
  private boolean comma(int depth) throws MalformedJsonException {
    if (json.take(',')) {
      return true;
    }
    json.require(objects.get(depth) ? '}' : ']', "or ',' behind a value");
    return false;
  }

  private void key(Care care, int depth) throws MalformedJsonException {
    if (objects.get(depth)) {
      json.peek();
      json.string(care);
      json.require(':', "behind a key");
    }
  }
}
