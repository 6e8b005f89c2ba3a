package dev.ito.forwarder.adapter.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The bytes of a log, wherever they are. */
interface LogBytes {

  /** Opens the log as it is now, or nothing if there is none. */
  Optional<Opened> open() throws IOException;

  /** An open log. Others may write to it meanwhile. */
  interface Opened extends Closeable {
    /** How many bytes there are at this moment. */
    long size() throws IOException;

    /** Reads some bytes from a place on; a negative number at the end. */
    int read(ByteBuffer target, long position) throws IOException;
  }
}
