package broken.domain.port;

import java.nio.ByteBuffer;

interface SpeaksBytes {
  ByteBuffer bytes();
}
