package broken.core;

import java.security.SecureRandom;

final class AsksSecureRandom {
  final SecureRandom asked = new SecureRandom();
}
