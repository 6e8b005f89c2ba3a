package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The known fields of an object, by their place in the order in which writers write them. */
final class FieldNames {
  private final List<String> names;
  private final byte[][] bytes;
  private final byte[][] keys;

  FieldNames(String... names) {
    this.names = List.of(names);
    this.bytes = new byte[names.length][];
    this.keys = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = names[i].getBytes(StandardCharsets.UTF_8);
      keys[i] = ('"' + names[i] + "\":").getBytes(StandardCharsets.UTF_8);
    }
  }

  int size() {
    return bytes.length;
  }

  String name(int index) {
    return names.get(index);
  }

  /** A field's key as writers write it, with quotes and colon. */
  byte[] key(int index) {
    return keys[index];
  }

  /** Which field a key without escapes names, looked for from the expected one on; -1 if none. */
  int find(byte[] buffer, int from, int to, int expected) {
    for (int n = 0; n < bytes.length; n++) {
      int index = (expected + n) % bytes.length;
      byte[] name = bytes[index];
      if (name.length == to - from && Arrays.equals(name, 0, name.length, buffer, from, to)) {
        return index;
      }
    }
    return -1;
  }

  /** Which field a key with escapes names; -1 if none. */
  int findEscaped(byte[] buffer, int from, int to) {
    StringBuilder plain = new StringBuilder();
    String key = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    for (int i = 0; i < key.length(); i++) {
      char next = key.charAt(i);
      if (next == '\\' && key.charAt(i + 1) == 'u') {
        plain.append((char) Integer.parseInt(key.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (next == '\\') {
        plain.append('\\'); // no known name has a character that is escaped in another way
        i++;
      } else {
        plain.append(next);
      }
    }
    return names.indexOf(plain.toString());
  }
}
