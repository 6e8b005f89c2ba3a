package broken.app;

import java.lang.invoke.MethodHandles;

class LooksUp {
  Class<?> found() throws ReflectiveOperationException {
    return MethodHandles.lookup().findClass("broken.adapter.fs.FilePort");
  }
}
