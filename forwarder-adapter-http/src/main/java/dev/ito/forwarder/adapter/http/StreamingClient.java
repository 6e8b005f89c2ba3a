package dev.ito.forwarder.adapter.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Sends each request over a connection of its own and leaves the body of a success to be read as it
 * comes, however long it is. For questions only: an answer that is lost leaves nothing behind.
 */
final class StreamingClient implements Client {
  private final Route route;
  private final Connector connector;
  private final ExchangeFailures failures;

  StreamingClient(Route route, Tls tls) {
    this.route = route;
    this.connector = new Connector(route, tls);
    this.failures = new ExchangeFailures(route);
  }

  /** The read timeout is the limit of the whole exchange, the reading of the body included. */
  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    Deadline deadline = Deadline.after(options.readTimeout(), options.readTimeoutUnit());
    Connection connection = connect(deadline);
    boolean streaming = false;
    try {
      AnswerHead head = connection.ask(new RequestBytes(route).of(request), deadline);
      Response.Builder answer =
          Response.builder().request(request).status(head.status()).headers(head.headers());
      BodyStream body = connection.body(head);
      if (head.status() == 200) {
        streaming = true;
        return answer.body(new AnswerStream(body, connection, failures, deadline), null).build();
      }
      return answer.body(body.readNBytes(AnswerBody.LIMIT)).build();
    } catch (IOException e) {
      throw failures.asking(e, OptionalInt.empty(), deadline);
    } finally {
      if (!streaming) {
        connection.close();
      }
    }
  }

  private Connection connect(Deadline deadline) throws IOException {
    try {
      return connector.open(deadline);
    } catch (IOException e) {
      throw failures.connecting(e, deadline);
    }
  }
}
