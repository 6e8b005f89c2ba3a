package broken.core;

final class UsesOut {
  final Object used = System.out;
}
