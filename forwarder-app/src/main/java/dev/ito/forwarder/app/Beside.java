package dev.ito.forwarder.app;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Two threads beside the one that sends: one prepares what was read while the other reads on. They
 * are made for the first task, as most runs have none, and gone when there is nothing to do. Not
 * made of lambdas, which cost a young JVM milliseconds.
 */
final class Beside implements Executor, ThreadFactory {
  private static final int THREADS = 2;
  private static final long IDLE_SECONDS = 1;

  private Optional<ThreadPoolExecutor> pool = Optional.empty();

  @Override
  public void execute(Runnable task) {
    pool().execute(task);
  }

  private synchronized ThreadPoolExecutor pool() {
    if (pool.isEmpty()) {
      ThreadPoolExecutor threads =
          new ThreadPoolExecutor(
              THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this);
      threads.allowCoreThreadTimeOut(true);
      pool = Optional.of(threads);
    }
    return pool.get();
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, "event-forward-reader");
    thread.setDaemon(true);
    return thread;
  }
}
