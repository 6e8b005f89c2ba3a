package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSocket;

/** TLS over a timed channel. It is ended by closing the channel, so that ending cannot block. */
final class TlsWire implements Wire {
  private final InputStream in;
  private final OutputStream out;

  TlsWire(SSLSocket socket) throws IOException {
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return in.read(target, offset, length);
  }

  @Override
  public void write(ByteBuffer rest) throws IOException {
    int offset = rest.arrayOffset() + rest.position();
    int length = rest.remaining();
    rest.position(rest.limit()); // Some of it may leave before a failure, nobody can tell how much.
    out.write(rest.array(), offset, length);
  }
}
