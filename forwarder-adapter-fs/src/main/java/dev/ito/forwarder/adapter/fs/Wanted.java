package dev.ito.forwarder.adapter.fs;

/** Which lines of a log are to be read, of those that are not dealt with. */
interface Wanted {

  /** Whether the line that is stood on is one of them; the others are left for another reader. */
  boolean includes(LogPart part, PartLines lines);

  /** All of them. No lambda: that would cost every run milliseconds. */
  enum Everything implements Wanted {
    /** The only one. */
    INSTANCE;

    @Override
    public boolean includes(LogPart part, PartLines lines) {
      return true;
    }
  }
}
