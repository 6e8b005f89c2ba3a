package broken.core;

final class WaitsForNotice {
  synchronized void await() throws InterruptedException {
    wait(5);
  }
}
