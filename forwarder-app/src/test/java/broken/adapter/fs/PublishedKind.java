package broken.adapter.fs;

public enum PublishedKind {
  ONE
}
