package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** TLS over a timed channel. It is ended by closing the channel, so that ending cannot block. */
final class TlsWire implements Wire {
  private final InputStream in;
  private final OutputStream out;
  private Optional<String> doubt;

  /**
   * A wire after its handshake.
   *
   * @param doubt why the other side may not want us, if it ends the connection without an answer
   */
  TlsWire(SSLSocket socket, Optional<String> doubt) throws IOException {
    in = socket.getInputStream();
    out = socket.getOutputStream();
    this.doubt = doubt;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int read = in.read(target, offset, length);
      if (read < 0) {
        throwDoubt("it closed the connection", null);
      }
      doubt = Optional.empty();
      return read;
    } catch (IOException e) {
      throw doubtful(e);
    }
  }

  @Override
  public void write(ByteBuffer rest) throws IOException {
    int offset = rest.arrayOffset() + rest.position();
    int length = rest.remaining();
    rest.position(rest.limit()); // Some of it may leave before a failure, nobody can tell how much.
    try {
      out.write(rest.array(), offset, length);
    } catch (IOException e) {
      throw doubtful(e);
    }
  }

  private IOException doubtful(IOException e) throws IdentityDoubtException {
    boolean ours = e instanceof InterruptedIOException || e instanceof ClosedChannelException;
    if (!ours && !(e instanceof IdentityDoubtException)) {
      throwDoubt(ExchangeFailures.message(e), e);
    }
    return e;
  }

  private void throwDoubt(String seen, @Nullable IOException cause) throws IdentityDoubtException {
    if (doubt.isPresent()) {
      throw new IdentityDoubtException(doubt.get() + " (" + seen + ')', cause);
    }
  }
}
