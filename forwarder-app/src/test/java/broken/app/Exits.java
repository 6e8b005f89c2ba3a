package broken.app;

final class Exits {
  void end() {
    System.exit(1);
  }
}
