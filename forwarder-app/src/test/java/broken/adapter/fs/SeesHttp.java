package broken.adapter.fs;

import broken.adapter.http.Settings;

final class SeesHttp {
  final Class<?> seen = Settings.class;
}
