package broken.core;

final class SharesArray {
  static final int[] WAITS = {1, 2};
}
