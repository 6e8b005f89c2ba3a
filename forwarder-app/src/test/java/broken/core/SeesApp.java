package broken.core;

import broken.app.Main;

final class SeesApp {
  final Class<?> seen = Main.class;
}
