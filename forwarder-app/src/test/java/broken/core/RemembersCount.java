package broken.core;

import java.util.concurrent.atomic.AtomicLong;

final class RemembersCount {
  static final AtomicLong COUNT = new AtomicLong();
}
