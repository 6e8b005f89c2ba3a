package dev.ito.forwarder.adapter.http;

import feign.Request;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * Writes requests as HTTP/1.1, head and body in one piece: one piece is one packet or few. The
 * buffer is used again for the next request.
 */
final class RequestBytes {
  /** A larger one is not kept. */
  private static final int KEPT = 1024 * 1024;

  private static final byte[] NOTHING = new byte[0];

  private final Route route;
  private final StringBuilder head = new StringBuilder(512);
  private byte[] buffer = NOTHING;

  RequestBytes(Route route) {
    this.route = route;
  }

  /** The bytes of a request, until the next call. */
  ByteBuffer of(Request request) {
    return of(request, RequestBody.of(request.body() == null ? NOTHING : request.body()));
  }

  /** The same with another body than the request's own. */
  ByteBuffer of(Request request, RequestBody body) {
    head.setLength(0);
    writeHead(request, body.length());
    byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    int length = Math.addExact(start.length, body.length());
    byte[] target = room(length);
    System.arraycopy(start, 0, target, 0, start.length);
    body.copyTo(target, start.length);
    return ByteBuffer.wrap(target, 0, length);
  }

  private byte[] room(int length) {
    if (length > KEPT) {
      return new byte[length];
    }
    if (buffer.length < length) {
      buffer = new byte[Math.min(KEPT, length + length / 4)];
    }
    return buffer;
  }

  private void writeHead(Request request, int length) {
    String url = request.url();
    BackendUrl backend = route.backend();
    String target = route.relayed() ? url : url.substring(backend.origin().length());
    head.append(request.httpMethod().name()).append(' ').append(target).append(" HTTP/1.1\r\n");
    header("Host", backend.authority());
    if (route.relayed() && route.proxy().get().authorization().isPresent()) {
      header("Proxy-Authorization", route.proxy().get().authorization().get());
    }
    for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
      String name = header.getKey();
      if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
        for (String value : header.getValue()) {
          header(name, value);
        }
      }
    }
    if (length > 0 || request.httpMethod().isWithBody()) {
      header("Content-Length", Integer.toString(length));
    }
    head.append("\r\n");
  }

  private void header(String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
