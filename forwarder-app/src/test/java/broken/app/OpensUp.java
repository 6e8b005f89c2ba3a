package broken.app;

class OpensUp {
  void open(Class<?> other) throws ReflectiveOperationException {
    other.getDeclaredField("kept").setAccessible(true);
  }
}
