package dev.ito.forwarder.adapter.http;

import static dev.ito.forwarder.adapter.http.RawServer.answer;
import static dev.ito.forwarder.adapter.http.RawServer.ok;

import dev.ito.forwarder.domain.port.DeliveredEvents;
import dev.ito.forwarder.testkit.DeliveredEventsContract;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The adapter against a real server, which sends the texts as they are. */
class HttpDeliveredEventsContractTest extends DeliveredEventsContract {
  private final Queue<RawServer.Script> troubles = new ConcurrentLinkedQueue<>();
  private volatile String list = ok("[]");
  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    server = RawServer.start(this::serve);
  }

  private void serve(Peer peer) throws IOException, InterruptedException {
    peer.request();
    RawServer.Script trouble = troubles.poll();
    if (trouble == null) {
      peer.send(list);
    } else {
      trouble.serve(peer);
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Override
  protected DeliveredEvents newList() {
    return new HttpDeliveredEvents(Fixture.settings(server.url()), Clock.systemUTC());
  }

  @Override
  protected void hold(List<String> texts) {
    list = ok('[' + String.join(",", texts) + ']');
  }

  @Override
  protected void failNext(Trouble trouble) throws IOException {
    switch (trouble) {
      case NOT_REACHED -> server.close();
      case UNAVAILABLE -> troubles.add(peer -> peer.send(answer("503 Busy", "X: y", "")));
      case UNAUTHORIZED -> troubles.add(peer -> peer.send(answer("401 No", "X: y", "")));
      case NOT_FOUND -> troubles.add(peer -> peer.send(answer("404 No", "X: y", "")));
      case NO_ANSWER -> troubles.add(Peer::hang);
      case CUT_SHORT ->
          troubles.add(peer -> peer.send(list.substring(0, list.lastIndexOf("},") + 2)));
      case NO_LIST -> troubles.add(peer -> peer.send(ok("{}")));
    }
  }
}
