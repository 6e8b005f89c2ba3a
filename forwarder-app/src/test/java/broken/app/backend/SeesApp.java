package broken.app.backend;

import broken.app.Main;

final class SeesApp {
  final Class<?> seen = Main.class;
}
