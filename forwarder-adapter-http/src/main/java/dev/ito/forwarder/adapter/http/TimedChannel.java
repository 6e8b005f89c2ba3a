package dev.ito.forwarder.adapter.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection on which every wait ends at the deadline, at an interrupt or at {@link #close},
 * in both directions and without a thread of its own.
 */
final class TimedChannel implements Wire, Closeable {
  /** The JDK copies each write to a buffer outside the heap, and keeps that buffer. */
  private static final int WRITE_AT_ONCE = 128 * 1024;

  /** Not a lambda: this is on the way of every first request. */
  private static final Consumer<SelectionKey> LOOK_AT_THE_KEY =
      new Consumer<>() {
        @Override
        public void accept(SelectionKey selected) {}
      };

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private Deadline deadline;

  private TimedChannel(SocketChannel channel, Selector selector, Deadline deadline)
      throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.deadline = deadline;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = channel.register(selector, 0);
  }

  static TimedChannel connect(InetSocketAddress address, Deadline deadline) throws IOException {
    SocketChannel channel = SocketChannel.open();
    @Nullable Selector selector = null;
    boolean connected = false;
    try {
      selector = Selector.open();
      TimedChannel timed = new TimedChannel(channel, selector, deadline);
      timed.finishConnecting(address);
      connected = true;
      return timed;
    } finally {
      if (!connected) {
        close(channel, selector);
      }
    }
  }

  private void finishConnecting(InetSocketAddress address) throws IOException {
    for (boolean done = channel.connect(address); !done; done = channel.finishConnect()) {
      await(SelectionKey.OP_CONNECT);
    }
  }

  /** The deadline for all that follows. */
  void deadline(Deadline next) {
    deadline = next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    ByteBuffer free = ByteBuffer.wrap(target, offset, length);
    int read;
    do {
      await(SelectionKey.OP_READ);
      read = channel.read(free);
    } while (read == 0);
    return read;
  }

  @Override
  public void write(ByteBuffer rest) throws IOException {
    while (rest.hasRemaining()) {
      if (writeSome(rest) == 0
          && (await(SelectionKey.OP_WRITE | SelectionKey.OP_READ) & SelectionKey.OP_WRITE) == 0) {
        return;
      }
    }
  }

  /** Writes all of it, whatever the other side says meanwhile. */
  void writeFully(ByteBuffer rest) throws IOException {
    while (rest.hasRemaining()) {
      if (writeSome(rest) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  private int writeSome(ByteBuffer rest) throws IOException {
    int end = rest.limit();
    rest.limit(Math.min(end, rest.position() + WRITE_AT_ONCE));
    try {
      return channel.write(rest);
    } finally {
      rest.limit(end);
    }
  }

  /** Whether the other side has neither closed nor spoken; does not wait. */
  boolean quiet() {
    try {
      return channel.read(ByteBuffer.allocate(1)) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Waits until one of the operations is possible, and says which are. */
  private int await(int operations) throws IOException {
    try {
      key.interestOps(operations);
      int ready;
      do {
        ready = select();
      } while (ready == 0);
      return ready;
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw closedMeanwhile(e);
    }
  }

  private int select() throws IOException {
    long millis = deadline.millisLeft();
    if (millis == 0) {
      throw new SocketTimeoutException("the time is over");
    }
    int ready = selector.select(LOOK_AT_THE_KEY, millis);
    if (Thread.currentThread().isInterrupted()) {
      close();
      throw new ClosedByInterruptException();
    }
    return ready == 0 ? 0 : key.readyOps();
  }

  private static IOException closedMeanwhile(RuntimeException cause) {
    IOException closed = new AsynchronousCloseException();
    closed.initCause(cause);
    return closed;
  }

  @Override
  public void close() {
    close(channel, selector);
  }

  private static void close(SocketChannel channel, @Nullable Selector selector) {
    try (channel;
        selector) {
      // Both are closed, the selector first; it may be missing.
    } catch (IOException e) {
      // Nobody can do anything about a connection that does not close.
    }
  }
}
