package broken.core;

import broken.adapter.http.Settings;

final class SeesAdapter {
  final Class<?> seen = Settings.class;
}
