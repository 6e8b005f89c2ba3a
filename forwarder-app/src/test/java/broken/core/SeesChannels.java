package broken.core;

import java.nio.channels.FileChannel;

final class SeesChannels {
  final Class<?> seen = FileChannel.class;
}
