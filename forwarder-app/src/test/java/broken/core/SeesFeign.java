package broken.core;

import feign.Client;

final class SeesFeign {
  final Class<?> seen = Client.class;
}
