package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.BackendProbe;

/**
 * Reports what it is told to. For one thread.
 *
 * @since 0.1.0
 */
public final class FakeBackendProbe implements BackendProbe {
  private Report next;

  /**
   * A probe of a backend of this kind.
   *
   * @param report what it finds until it is told otherwise
   */
  public FakeBackendProbe(Report report) {
    next = report;
  }

  /**
   * Lets the backend change.
   *
   * @param report what is found from now on
   */
  public void find(Report report) {
    next = report;
  }

  @Override
  public Report probe() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before asking");
    }
    return next;
  }
}
