package broken.app;

import broken.adapter.fs.FilePort;

final class Wiring {
  final Class<?> seen = FilePort.class;
}
