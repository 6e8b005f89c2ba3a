package broken.app;

final class FindsByName {
  Class<?> find() throws ClassNotFoundException {
    return Class.forName("broken.adapter.fs.FilePort");
  }
}
