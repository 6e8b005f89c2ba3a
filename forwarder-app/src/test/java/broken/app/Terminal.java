package broken.app;

final class Terminal {
  final Object out = System.out;
}
