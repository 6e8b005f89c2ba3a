package broken.core;

import java.util.concurrent.TimeUnit;

final class SleepsInUnits {
  void rest() throws InterruptedException {
    TimeUnit.DAYS.sleep(1);
  }
}
