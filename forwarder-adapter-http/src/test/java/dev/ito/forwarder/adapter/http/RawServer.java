package dev.ito.forwarder.adapter.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server that does what a script says, byte for byte, also what no server should do. */
final class RawServer implements Closeable {
  static final String STORED_TWO = ok("{\"accepted\":2,\"duplicates\":0}");

  private final ServerSocket listener;
  private final List<Script> scripts;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Peer.Received> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch deaf = new CountDownLatch(1);

  /** What happens on one connection; it is closed afterwards. */
  @FunctionalInterface
  interface Script {
    void serve(Peer peer) throws IOException, InterruptedException;
  }

  private RawServer(ServerSocket listener, List<Script> scripts) {
    this.listener = listener;
    this.scripts = scripts;
  }

  /** One script for each connection in turn; the last one serves all that follow. */
  static RawServer start(Script... scripts) throws IOException {
    return on(new ServerSocket(0, 50, InetAddress.getByName("localhost")), scripts);
  }

  static RawServer on(ServerSocket listener, Script... scripts) {
    RawServer server = new RawServer(listener, List.of(scripts));
    server.inBackground(server::accept);
    return server;
  }

  /** Answers every request on a connection with the same bytes. */
  static Script answering(String answer) {
    return peer -> {
      while (peer.request()) {
        peer.send(answer);
      }
    };
  }

  static String ok(String body) {
    return answer("200 OK", "Content-Type: application/json", body);
  }

  static String answer(String status, String header, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\n"
        + header
        + "\r\nContent-Length: "
        + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  int port() {
    return listener.getLocalPort();
  }

  String url() {
    return "http://localhost:" + port();
  }

  int connections() {
    return sockets.size();
  }

  List<Peer.Received> requests() {
    return new ArrayList<>(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Script script = scripts.get(Math.min(sockets.size(), scripts.size() - 1));
        sockets.add(socket);
        inBackground(() -> serve(socket, script));
      }
    } catch (IOException e) {
      // The listener was closed: the test is over.
    } finally {
      deaf.countDown();
    }
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      socket.setTcpNoDelay(true);
      script.serve(new Peer(socket, requests, over));
    } catch (IOException e) {
      // The client went away, which the client's side of the test judges.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void inBackground(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when nobody can connect any more: who waits for a connection may still get one. */
  @Override
  public void close() throws IOException {
    over.countDown();
    listener.close();
    try {
      deaf.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
