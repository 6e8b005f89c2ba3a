package broken.adapter.http;

import broken.core.Core;

final class SeesCore {
  final Class<?> seen = Core.class;
}
