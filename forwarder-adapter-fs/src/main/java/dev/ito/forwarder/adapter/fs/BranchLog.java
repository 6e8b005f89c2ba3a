package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.Optional;

/** A log that is a file in a branch: it changes as a whole, and never while it is read. */
interface BranchLog {

  /** Names what the branch holds now: the same name, the same content. Nothing without a branch. */
  Optional<String> tip() throws IOException;

  /** Opens the log as it was at a tip, or nothing if there is none in it. */
  Optional<LogBytes.Opened> open(String tip) throws IOException;

  /** Where it is, for messages. */
  String describe();
}
