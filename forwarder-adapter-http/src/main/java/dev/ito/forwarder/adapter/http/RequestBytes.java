package dev.ito.forwarder.adapter.http;

import feign.Request;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes a request as HTTP/1.1, head and body in one piece: one piece is one packet or few. */
final class RequestBytes {
  private static final Set<String> OURS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OURS.addAll(Set.of("Host", "Content-Length"));
  }

  private RequestBytes() {}

  static byte[] of(Request request, BackendUrl backend) {
    byte[] body = request.body() == null ? new byte[0] : request.body();
    byte[] head = head(request, backend, body.length).getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static String head(Request request, BackendUrl backend, int length) {
    String path = request.url().substring(backend.origin().length());
    StringBuilder head = new StringBuilder(512);
    head.append(request.httpMethod()).append(' ').append(path).append(" HTTP/1.1\r\n");
    header(head, "Host", backend.authority());
    for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
      if (!OURS.contains(header.getKey())) {
        header.getValue().forEach(value -> header(head, header.getKey(), value));
      }
    }
    header(head, "Content-Length", Integer.toString(length));
    return head.append("\r\n").toString();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
