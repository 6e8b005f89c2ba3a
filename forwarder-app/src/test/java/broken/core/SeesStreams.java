package broken.core;

import java.io.InputStream;

final class SeesStreams {
  final Class<?> seen = InputStream.class;
}
