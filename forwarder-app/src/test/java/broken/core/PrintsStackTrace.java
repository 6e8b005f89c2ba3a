package broken.core;

final class PrintsStackTrace {
  void print(RuntimeException e) {
    e.printStackTrace();
  }
}
