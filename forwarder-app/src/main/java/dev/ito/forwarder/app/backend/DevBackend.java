package dev.ito.forwarder.app.backend;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A running backend on the loopback address. Safe for use by several threads. */
public final class DevBackend implements AutoCloseable {
  private static final int THREADS = 8;

  private final HttpServer server;
  private final ExecutorService threads;

  private DevBackend(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Lets the JDK's HTTP server answer at once instead of waiting for more to send. To be called
   * before anything in the process has used that server; {@link #start} does it as well.
   */
  public static void useNoDelaySockets() {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * Starts a backend. It is ready when this returns.
   *
   * @param settings where and for whom
   * @return the running backend
   * @throws IOException if it cannot listen there
   */
  public static DevBackend start(DevBackendSettings settings) throws IOException {
    useNoDelaySockets();
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
    HttpServer server = HttpServer.create(address, 0);
    AtomicInteger number = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS, task -> new Thread(task, "dev-backend-" + number.incrementAndGet()));
    server.setExecutor(threads);
    server.createContext("/", new Router(settings));
    server.start();
    return new DevBackend(server, threads);
  }

  /**
   * Where it listens.
   *
   * @return the port
   */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Where clients find it.
   *
   * @return for example {@code http://127.0.0.1:9010}
   */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Stops listening and ends every thread; what was answered is stored. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
