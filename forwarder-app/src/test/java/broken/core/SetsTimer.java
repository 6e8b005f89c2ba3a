package broken.core;

import java.util.Timer;

final class SetsTimer {
  final Timer set = new Timer();
}
