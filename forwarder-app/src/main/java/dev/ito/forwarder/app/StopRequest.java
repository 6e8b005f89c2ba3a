package dev.ito.forwarder.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns a signal to end the process into an interrupt of a thread, and lets the process wait for
 * that thread to come to an end, for a second at most.
 */
final class StopRequest {
  private static final long PATIENCE_MILLIS = 900;

  private final Thread worker;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop-request");

  private StopRequest(Thread worker) {
    this.worker = worker;
  }

  /** Interrupts the calling thread when somebody wants the process to end. */
  static StopRequest toThisThread() {
    StopRequest request = new StopRequest(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(request.hook);
    return request;
  }

  private void stop() {
    worker.interrupt();
    try {
      done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The thread has come to an end. */
  void ended() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The hook is at work, which is what it is for.
    }
  }
}
