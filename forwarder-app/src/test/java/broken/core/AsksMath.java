package broken.core;

final class AsksMath {
  final double asked = Math.random();
}
