package broken.app;

import broken.adapter.fs.FilePort;

final class SeesAdapter {
  final Class<?> seen = FilePort.class;
}
