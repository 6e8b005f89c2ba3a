package broken.app;

final class Remembers {
  static int count;
}
