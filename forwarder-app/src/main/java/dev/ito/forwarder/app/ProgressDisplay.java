package dev.ito.forwarder.app;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.time.Duration;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One line that is written again and again. The only class that knows the library for it. */
final class ProgressDisplay implements AutoCloseable {
  /** What every terminal has; the last column is left free, or some break the line. */
  private static final int WIDTH = 79;

  private static final int EVERY_MILLIS = 200;
  private static final String BEGINNING_OF_LINE = "\r";
  private static final String EMPTY_LINE = "\r\u001b[K";

  private final ProgressBar bar;
  private final PrintStream out;
  private long total;

  private ProgressDisplay(ProgressBar bar, PrintStream out, long total) {
    this.bar = bar;
    this.out = out;
    this.total = total;
  }

  static ProgressDisplay begin(
      long done, long total, Duration elapsed, PrintStream out, Looks looks) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("forwarding")
            .setInitialMax(total)
            .startsFrom(done, elapsed)
            .setStyle(looks.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(EVERY_MILLIS)
            .setUnit("", 1)
            .showSpeed(new DecimalFormat("#,##0"))
            .setConsumer(new DelegatingProgressBarConsumer(line -> show(out, line), WIDTH))
            .build();
    return new ProgressDisplay(bar, out, total);
  }

  private static void show(PrintStream out, String line) {
    out.print(BEGINNING_OF_LINE + line);
    out.flush();
  }

  void reached(long events) {
    if (events > total) { // it was an estimate
      total = events;
      bar.maxHint(total);
    }
    bar.stepTo(events);
  }

  /** Leaves the line empty, until it is written the next time. */
  void clear() {
    out.print(EMPTY_LINE);
    out.flush();
  }

  @Override
  public void close() {
    bar.close();
    clear();
  }
}
