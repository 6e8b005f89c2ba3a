package broken.core;

public final class Unasked {
  public Unasked again() {
    return this;
  }
}
