package broken.adapter.http;

public record Settings(String url, Kind kind) {
  public enum Kind {
    ASKED
  }

  public static final class Unasked {}
}
