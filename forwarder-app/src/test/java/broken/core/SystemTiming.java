package broken.core;

import java.time.Instant;

final class SystemTiming {
  final Instant now = Instant.now();
}
