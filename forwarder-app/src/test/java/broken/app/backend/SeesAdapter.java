package broken.app.backend;

import broken.adapter.http.Settings;

final class SeesAdapter {
  final Class<?> seen = Settings.class;
}
