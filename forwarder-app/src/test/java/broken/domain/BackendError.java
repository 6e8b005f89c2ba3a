package broken.domain;

public abstract class BackendError {
  public int status() {
    return 503;
  }
}
