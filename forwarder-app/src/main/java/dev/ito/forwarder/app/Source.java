package dev.ito.forwarder.app;

import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/** Where the events of a project are looked for. */
enum Source {
  /** Wherever the project keeps them. */
  AUTO,
  /** In {@code .state/audit/events.jsonl}. */
  FILE,
  /** In the git branch that {@code audit.mirror.branch} names. */
  BRANCH;

  /** The words for them. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(values()).map(source -> source.name().toLowerCase(Locale.ROOT)).iterator();
    }
  }
}
