package broken.core;

import java.time.Instant;
import java.util.function.Supplier;

final class AsksByReference {
  final Supplier<Instant> asked = Instant::now;
}
