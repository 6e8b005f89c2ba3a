package broken.app;

public final class Main {
  void end() {
    System.exit(0);
  }
}
