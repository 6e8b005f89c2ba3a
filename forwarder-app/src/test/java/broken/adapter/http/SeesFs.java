package broken.adapter.http;

import broken.adapter.fs.FilePort;

final class SeesFs {
  final Class<?> seen = FilePort.class;
}
