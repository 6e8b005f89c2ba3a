package broken.app.backend;

import broken.domain.Value;

final class SeesDomain {
  final Class<?> seen = Value.class;
}
