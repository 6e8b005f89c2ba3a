package broken.core;

import dev.failsafe.FailsafeException;

public final class Core {
  final Class<?> seen = FailsafeException.class;
}
