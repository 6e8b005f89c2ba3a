package broken.core;

final class AsksMillis {
  final long asked = System.currentTimeMillis();
}
