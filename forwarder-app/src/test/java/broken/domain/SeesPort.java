package broken.domain;

import broken.domain.port.Port;

final class SeesPort {
  final Class<?> seen = Port.class;
}
