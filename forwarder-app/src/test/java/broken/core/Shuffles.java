package broken.core;

import java.util.Collections;
import java.util.List;

final class Shuffles {
  void shuffle(List<?> events) {
    Collections.shuffle(events);
  }
}
