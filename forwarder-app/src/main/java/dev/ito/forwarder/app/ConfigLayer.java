package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * One of the files that the configuration is made of.
 *
 * @param file where it is, or would be
 * @param committed whether it is of the kind that people commit and share
 * @param state what was found there
 * @param values what it says on what concerns this program, by place, sections included
 */
record ConfigLayer(Path file, boolean committed, State state, Map<String, ConfigValue> values) {

  /** What was found where a file could be. */
  enum State {
    READ,
    ABSENT,
    IGNORED
  }

  static ConfigLayer absent(Path file, boolean committed) {
    return new ConfigLayer(file, committed, State.ABSENT, Map.of());
  }

  static ConfigLayer ignored(Path file, boolean committed) {
    return new ConfigLayer(file, committed, State.IGNORED, Map.of());
  }

  /** Lays this file over what weaker files say: objects are merged, all else is replaced. */
  void over(Map<String, ConfigValue> merged) {
    for (Map.Entry<String, ConfigValue> entry : values.entrySet()) {
      ConfigValue before = merged.get(entry.getKey());
      boolean both =
          before != null
              && before.kind() == ConfigValue.Kind.OBJECT
              && entry.getValue().kind() == ConfigValue.Kind.OBJECT;
      if (!both) {
        removeInside(merged, entry.getKey());
      }
      merged.put(entry.getKey(), entry.getValue());
    }
  }

  /** Forgets what an object held, before it is replaced. */
  static void removeInside(Map<String, ConfigValue> values, String place) {
    for (Key key : Key.values()) {
      if (key.isInside(place)) {
        values.remove(key.path());
        for (int dot = key.path().lastIndexOf('.');
            dot > place.length();
            dot = key.path().lastIndexOf('.', dot - 1)) {
          values.remove(key.path().substring(0, dot));
        }
      }
    }
  }
}
