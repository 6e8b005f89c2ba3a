package broken.core;

import java.time.Clock;

final class AsksClock {
  final Object asked = Clock.systemUTC();
}
