package broken.domain;

import java.util.UUID;

final class AsksUuid {
  final Object asked = UUID.randomUUID();
}
