package dev.ito.forwarder.adapter.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** One connection to the backend, for one exchange after the other. */
final class Connection implements Closeable {
  private final TimedChannel channel;
  private final Wire wire;
  private final AnswerReader reader;
  private boolean intact = true;
  private boolean reusable;
  private boolean sent;
  private long idleSince;

  Connection(TimedChannel channel, Wire wire) {
    this.channel = channel;
    this.wire = wire;
    this.reader = new AnswerReader(wire);
  }

  /** Sends a request, once, does something else, and reads its answer. */
  Answer exchange(ByteBuffer request, Deadline deadline, Runnable meanwhile) throws IOException {
    begin(deadline);
    AnswerHead head = finalHead(request, meanwhile);
    AnswerBody body = AnswerBody.read(head, reader);
    reusable =
        intact
            && !request.hasRemaining()
            && head.keepsAlive()
            && body.delimited()
            && reader.isEmpty();
    idleSince = System.nanoTime();
    return new Answer(head, body);
  }

  /** Sends a request, once, and reads the answer up to its body. */
  AnswerHead ask(ByteBuffer request, Deadline deadline) throws IOException {
    begin(deadline);
    return finalHead(request, NothingElse.TO_DO);
  }

  private void begin(Deadline deadline) {
    reusable = false;
    sent = false;
    channel.deadline(deadline);
    reader.begin();
  }

  /** The body behind that head, as it comes. */
  BodyStream body(AnswerHead head) throws IOException {
    return BodyStream.of(head, reader);
  }

  private AnswerHead finalHead(ByteBuffer rest, Runnable meanwhile) throws IOException {
    try {
      send(rest);
    } catch (IOException e) {
      return headDespite(e);
    }
    meanwhile.run();
    AnswerHead head = AnswerHead.read(reader);
    while (head.isInterim()) {
      if (reader.isEmpty()) {
        send(rest);
      }
      head = AnswerHead.read(reader);
    }
    return head;
  }

  private void send(ByteBuffer rest) throws IOException {
    try {
      wire.write(rest);
    } finally {
      sent = rest.position() > 0;
    }
  }

  /** A backend that refuses early closes early; why it did so may be here already. */
  private AnswerHead headDespite(IOException broken) throws IOException {
    if (!sent) {
      throw broken;
    }
    try {
      AnswerHead head = AnswerHead.read(reader);
      intact = false;
      return head;
    } catch (IOException e) {
      broken.addSuppressed(e);
      throw broken;
    }
  }

  /** Whether any byte of the last request may have reached the backend. */
  boolean sent() {
    return sent;
  }

  boolean isReusable() {
    return reusable;
  }

  /** Whether the other side still seems to listen; costs microseconds. */
  boolean isFresh(Duration idleLimit) {
    return System.nanoTime() - idleSince < idleLimit.toNanos() && channel.quiet();
  }

  @Override
  public void close() {
    channel.close();
  }
}
