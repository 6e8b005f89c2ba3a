import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes batches as fast as it can and says that it stored them, so that what is measured is the
 * sender. It counts events and requests, and can be slow or silent on purpose.
 */
final class Sink implements AutoCloseable {
  private static final byte[] EVENT = "{\"v\":".getBytes(StandardCharsets.US_ASCII);

  /** No event of the logs that are measured with is shorter. */
  private static final int SHORTEST_EVENT = 120;

  private final ServerSocket server;
  private final long latencyMillis;
  private final boolean silent;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final long[] acknowledged = new long[1 << 20]; // when, by the number of the event

  private Sink(ServerSocket server, long latencyMillis, boolean silent) {
    this.server = server;
    this.latencyMillis = latencyMillis;
    this.silent = silent;
  }

  /** Answers each request after a time. */
  static Sink answering(long latencyMillis) throws IOException {
    return started(latencyMillis, false);
  }

  /** Accepts connections and never says anything. */
  static Sink hanging() throws IOException {
    return started(0, true);
  }

  private static Sink started(long latencyMillis, boolean silent) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Sink sink = new Sink(server, latencyMillis, silent);
    daemon(sink::accept);
    return sink;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sink");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  long requests() {
    return requests.get();
  }

  long events() {
    return events.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the end of the measurement
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Requests in = new Requests(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (in.next()) {
        requests.incrementAndGet();
        if (silent) {
          continue;
        }
        int stored = in.events();
        if (latencyMillis > 0) {
          TimeUnit.MILLISECONDS.sleep(latencyMillis);
        }
        out.write(
            answer(in.isList() ? "[]" : "{\"accepted\":" + stored + ",\"duplicates\":0}"));
        note(events.get(), stored);
        events.addAndGet(stored);
      }
    } catch (IOException | InterruptedException gone) {
      // the other side has what it wanted
    }
  }

  private void note(long from, int count) {
    long now = System.nanoTime();
    for (long n = from; n < from + count && n < acknowledged.length; n++) {
      acknowledged[(int) n] = now;
    }
  }

  /** When the n-th event was acknowledged, on the clock of {@link System#nanoTime}. */
  long acknowledged(int n) {
    return acknowledged[n];
  }

  private static byte[] answer(String body) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** The requests of one connection, one after the other, in one buffer. */
  private static final class Requests {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 20];
    private int filled;
    private int body;
    private int end;

    Requests(InputStream in) {
      this.in = in;
    }

    boolean next() throws IOException {
      System.arraycopy(buffer, end, buffer, 0, filled - end);
      filled -= end;
      end = 0;
      while ((body = headEnd()) < 0) {
        if (!fill()) {
          return false;
        }
      }
      end = body + length(new String(buffer, 0, body, StandardCharsets.ISO_8859_1));
      while (filled < end) {
        if (!fill()) {
          return false;
        }
      }
      return true;
    }

    /** Whether it asks which events are there. */
    boolean isList() {
      return buffer[0] == 'G';
    }

    private int headEnd() {
      for (int i = 3; i < filled; i++) {
        if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
          return i + 1;
        }
      }
      return -1;
    }

    private static int length(String head) {
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      return 0;
    }

    private boolean fill() throws IOException {
      if (filled == buffer.length || end > buffer.length) {
        buffer = Arrays.copyOf(buffer, Math.max(end, buffer.length * 2));
      }
      int read = in.read(buffer, filled, buffer.length - filled);
      filled += Math.max(0, read);
      return read > 0;
    }

    int events() {
      int count = 0;
      for (int i = body; i <= end - EVENT.length; i++) {
        if (buffer[i] == '{' && isEvent(i)) {
          count++;
          i += SHORTEST_EVENT - 1;
        }
      }
      return count;
    }

    private boolean isEvent(int at) {
      for (int i = 1; i < EVENT.length; i++) {
        if (buffer[at + i] != EVENT[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
