package broken.core;

final class Sleeps {
  void rest() throws InterruptedException {
    Thread.sleep(1);
  }
}
