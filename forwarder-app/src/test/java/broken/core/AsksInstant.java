package broken.core;

import java.time.Instant;

final class AsksInstant {
  final Object asked = Instant.now();
}
