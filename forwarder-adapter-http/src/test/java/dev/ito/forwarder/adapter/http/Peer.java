package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The server's end of one connection. */
final class Peer {
  private final Socket socket;
  private final InputStream in;
  private final List<Received> requests;
  private final CountDownLatch over;

  /** A request as it came over the wire. */
  record Received(String head, byte[] body) {
    String requestLine() {
      return head.lines().findFirst().orElseThrow();
    }

    Optional<String> header(String name) {
      return head.lines()
          .skip(1)
          .filter(line -> line.regionMatches(true, 0, name + ':', 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  Peer(Socket socket, List<Received> requests, CountDownLatch over) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.requests = requests;
    this.over = over;
  }

  /** Reads a whole request and notes it; false at the end of the connection. */
  boolean request() throws IOException {
    String head = head();
    if (head.isEmpty()) {
      return false;
    }
    Optional<String> said = new Received(head, new byte[0]).header("Content-Length");
    int length = Integer.parseInt(said.orElse("0"));
    requests.add(new Received(head, in.readNBytes(length)));
    return true;
  }

  /** Remembers a request without a body. */
  void note(String head) {
    requests.add(new Received(head, new byte[0]));
  }

  Socket socket() {
    return socket;
  }

  /** Reads a head and leaves the body where it is. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  void close() throws IOException {
    socket.close();
  }

  /** Ends the connection the hard way. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Does nothing until the test is over. */
  void hang() throws InterruptedException {
    over.await();
  }

  /** Whether the test is over after so many milliseconds. */
  boolean overWithin(long millis) throws InterruptedException {
    return over.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  /** Waits until the client has closed its end. */
  boolean closedByClient() throws IOException {
    return in.read() < 0;
  }
}
