package dev.ito.forwarder.adapter.http;

import java.io.IOException;

/** Answers the three questions of a probe as a backend that is well, until it is told otherwise. */
final class ProbedBackend implements RawServer.Script {
  private volatile String health = RawServer.ok("{\"status\":\"ok\",\"version\":\"0.1.33\"}");
  private volatile String ready = RawServer.ok("{\"status\":\"ready\"}");
  private volatile String verify =
      RawServer.ok("{\"valid\":true,\"scope\":\"project\",\"org\":\"acme\",\"repo\":\"widgets\"}");
  private volatile boolean silent;

  ProbedBackend health(String answer) {
    health = answer;
    return this;
  }

  ProbedBackend ready(String answer) {
    ready = answer;
    return this;
  }

  ProbedBackend verify(String answer) {
    verify = answer;
    return this;
  }

  void silent() {
    silent = true;
  }

  @Override
  public void serve(Peer peer) throws IOException, InterruptedException {
    for (String head = peer.head(); !head.isEmpty(); head = peer.head()) {
      peer.note(head);
      if (silent) {
        peer.hang();
      }
      peer.send(answerTo(head.substring(0, head.indexOf('\r'))));
    }
  }

  private String answerTo(String requestLine) {
    return switch (requestLine) {
      case "GET /api/v1/health HTTP/1.1" -> health;
      case "GET /api/v1/ready HTTP/1.1" -> ready;
      case "GET /api/v1/projects/acme/widgets/auth/verify HTTP/1.1" -> verify;
      default -> RawServer.answer("404 Not Found", "X: y", "");
    };
  }
}
