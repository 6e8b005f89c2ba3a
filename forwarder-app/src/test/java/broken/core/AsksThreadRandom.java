package broken.core;

import java.util.concurrent.ThreadLocalRandom;

final class AsksThreadRandom {
  final Object asked = ThreadLocalRandom.current();
}
