package broken.adapter.fs;

import feign.Client;

final class SeesFeign {
  final Class<?> seen = Client.class;
}
