package broken.core;

import java.net.URI;

final class SeesNetwork {
  final Class<?> seen = URI.class;
}
