package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError.Unavailable;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sends requests over a connection of its own.
 *
 * <p>The JDK's clients will not do: one repeats a POST when a connection breaks and knows timeouts
 * per read only, the other takes half a second to start. This one sends what it is given once,
 * follows no redirect, and ends at its deadline whatever the other side does.
 */
final class SocketClient implements Client, Closeable {
  private final Connector connector;
  private final Duration idleLimit;
  private final ExchangeFailures failures;
  private final RequestBytes bytes;
  private Optional<Connection> current = Optional.empty();
  private boolean closed;

  /**
   * A client without a connection yet.
   *
   * @param idleLimit an unused connection older than this is not trusted any more: what is between
   *     may have forgotten it without a word
   */
  SocketClient(Route route, Tls tls, Duration idleLimit) {
    this.connector = new Connector(route, tls);
    this.idleLimit = idleLimit;
    this.failures = new ExchangeFailures(route);
    this.bytes = new RequestBytes(route);
  }

  /** The read timeout is the limit of the whole exchange. */
  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    return exchange(request, bytes.of(request), NothingElse.TO_DO, options);
  }

  /**
   * The same for a request that is written already.
   *
   * @param meanwhile what is done as soon as it is sent, before its answer is waited for
   */
  Response exchange(Request request, ByteBuffer whole, Runnable meanwhile, Request.Options options)
      throws IOException {
    Deadline deadline = Deadline.after(options.readTimeout(), options.readTimeoutUnit());
    Connection connection = connection(deadline);
    boolean reusable = false;
    try {
      Answer answer = connection.exchange(whole, deadline, meanwhile);
      reusable = connection.isReusable();
      return response(request, answer);
    } catch (IOException e) {
      throw failures.exchanging(e, connection.sent(), deadline);
    } finally {
      if (!reusable) {
        connection.close();
      }
    }
  }

  private Connection connection(Deadline deadline) throws IOException {
    Optional<Connection> last = last();
    if (last.isPresent() && last.get().isReusable() && last.get().isFresh(idleLimit)) {
      return last.get();
    }
    if (last.isPresent()) {
      last.get().close();
    }
    try {
      return adopt(connector.open(deadline));
    } catch (IOException e) {
      throw failures.connecting(e, deadline);
    }
  }

  private synchronized Optional<Connection> last() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    return current;
  }

  private synchronized Connection adopt(Connection fresh) throws IOException {
    if (closed) {
      fresh.close();
      throw new IOException("closed meanwhile");
    }
    current = Optional.of(fresh);
    return fresh;
  }

  private static Response response(Request request, Answer answer) throws IOException {
    AnswerHead head = answer.head();
    if (!answer.body().whole() && head.status() / 100 == 2) {
      throw new FailedExchangeException(
          new Unavailable(
              "HTTP "
                  + head.status()
                  + " with an answer longer than "
                  + AnswerBody.LIMIT
                  + " bytes",
              OptionalInt.of(head.status()),
              Optional.empty(),
              true));
    }
    return Response.builder()
        .request(request)
        .status(head.status())
        .headers(head.headers())
        .body(answer.body().bytes())
        .build();
  }

  /** Ends the connection, also under an exchange of another thread. */
  @Override
  public synchronized void close() {
    closed = true;
    if (current.isPresent()) {
      current.get().close();
    }
    current = Optional.empty();
  }
}
