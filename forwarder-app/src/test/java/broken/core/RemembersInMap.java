package broken.core;

import java.util.HashMap;
import java.util.Map;

final class RemembersInMap {
  static final Map<String, String> SEEN = new HashMap<>();
}
