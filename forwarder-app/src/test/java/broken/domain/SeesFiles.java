package broken.domain;

import java.nio.file.Path;

final class SeesFiles {
  final Class<?> seen = Path.class;
}
