package dev.ito.forwarder.app;

/** Where the events of a project are looked for. */
enum Source {
  /** Wherever the project keeps them. */
  AUTO,
  /** In {@code .state/audit/events.jsonl}. */
  FILE,
  /** In the git branch that {@code audit.mirror.branch} names. */
  BRANCH
}
