package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** What a proxy does on a CONNECT, wherever the client wants to go: it leads to one local port. */
final class ConnectProxy implements RawServer.Script {
  private final int port;

  ConnectProxy(int port) {
    this.port = port;
  }

  @Override
  public void serve(Peer peer) throws IOException, InterruptedException {
    peer.note(peer.head());
    try (Socket backend = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
      Thread back = new Thread(() -> pump(backend, peer.socket()), "proxy-back");
      back.setDaemon(true);
      back.start();
      pump(peer.socket(), backend);
      back.join();
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException e) {
      // One of them went away, which the client's side of the test judges.
    }
  }
}
