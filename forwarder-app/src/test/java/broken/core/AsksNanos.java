package broken.core;

final class AsksNanos {
  final long asked = System.nanoTime();
}
