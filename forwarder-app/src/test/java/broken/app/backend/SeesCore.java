package broken.app.backend;

import broken.core.Core;

final class SeesCore {
  final Class<?> seen = Core.class;
}
