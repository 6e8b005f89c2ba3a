package broken.app;

import broken.adapter.memory.SeesH2;

final class SeesAdapter {
  static Class<?> seen = SeesH2.class;
}
