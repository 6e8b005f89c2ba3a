package broken.core;

import java.util.Random;

final class AsksRandom {
  final Object asked = new Random();
}
