package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java, compiled and run as it is written there. */
class ReadmeJavaTest {
  private static final List<String> IMPORTS =
      List.of(
          "dev.ito.forwarder.adapter.fs.*",
          "dev.ito.forwarder.adapter.http.*",
          "dev.ito.forwarder.core.*",
          "java.nio.file.*",
          "java.time.*");

  @TempDir private Path directory;

  @Test
  void a_few_lines_forward_a_project() throws Exception {
    List<String> snippet = snippet();
    assertTrue(snippet.size() <= 12, "the README says how short it is");
    List<String> events = Stream.generate(new DemoLog()::event).limit(250).toList();
    Path log = directory.resolve("project/.ito/.state/audit/events.jsonl");
    Files.createDirectories(log.getParent());
    Files.write(log, events);
    Method run = compiled(snippet).getMethod("run", Path.class, String.class, String.class);
    try (Backend backend = Backend.start(directory.resolve("backend"))) {
      run.invoke(null, directory.resolve("project/.ito"), backend.url(), Backend.TOKEN);
      assertEquals(250, backend.stored("acme", "widgets").size());
      assertEquals("250", Files.readString(log.resolve("../../event-forward-offset").normalize()));
    }
  }

  private static List<String> snippet() throws IOException {
    return Files.readAllLines(Path.of("..", "README.md")).stream()
        .dropWhile(line -> !line.equals("```java"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .toList();
  }

  private Class<?> compiled(List<String> snippet) throws Exception {
    String imports =
        IMPORTS.stream().map(name -> "import " + name + ";").collect(Collectors.joining());
    String source =
        imports
            + "public class Readme { public static void run(Path ito, String url, String token)"
            + " throws Exception {\n"
            + String.join("\n", snippet)
            + "\n} }";
    Path file = Files.writeString(directory.resolve("Readme.java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", directory.toString(), file.toString());
    assertEquals(0, status, source);
    URL[] place = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      return loader.loadClass("Readme");
    }
  }
}
