package broken.adapter.http;

import dev.failsafe.Failsafe;

final class SeesFailsafe {
  final Class<?> seen = Failsafe.class;
}
