package broken.core;

import broken.domain.Failure;

class DecidesByStatus {
  boolean again = new Failure().status() == 503;
}
