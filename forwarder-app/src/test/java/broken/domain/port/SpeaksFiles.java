package broken.domain.port;

import java.nio.file.Path;

interface SpeaksFiles {
  Path path();
}
