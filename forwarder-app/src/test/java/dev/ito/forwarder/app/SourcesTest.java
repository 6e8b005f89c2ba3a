package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the source says and the class files do not. */
class SourcesTest {
  private static final Predicate<String> PUBLIC_TYPE =
      Pattern.compile("^public .*\\b(class|record|interface|enum) ", Pattern.MULTILINE)
          .asPredicate();
  private static final Predicate<String> SAYS_SINCE_WHEN =
      Pattern.compile("^ \\* @since \\d+\\.\\d+\\.\\d+$", Pattern.MULTILINE).asPredicate();
  private static final Predicate<String> NAMES_AN_ADAPTER =
      Pattern.compile("\\bdev\\.ito\\.forwarder\\.adapter\\.").asPredicate();

  @Test
  void every_public_type_of_the_library_says_since_when_it_is_there() throws IOException {
    for (String module : List.of("domain", "core", "adapter-fs", "adapter-http")) {
      assertEquals(List.of(), sources(module, PUBLIC_TYPE.and(SAYS_SINCE_WHEN.negate())), module);
      assertFalse(sources(module, PUBLIC_TYPE).isEmpty(), module);
    }
  }

  /** A constant of a primitive type leaves no trace in the class that uses it. */
  @Test
  void only_the_wiring_names_an_adapter_for_a_constant_either() throws IOException {
    assertEquals(List.of(Path.of("Wiring.java")), sources("app", NAMES_AN_ADAPTER));
  }

  @Test
  void a_public_type_that_does_not_say_it_is_found() {
    assertTrue(PUBLIC_TYPE.test("/** Odd. */\npublic sealed interface Odd permits Even {}"));
    assertFalse(PUBLIC_TYPE.test("/** A public class of odd ones. */\nfinal class Odd {}"));
    assertFalse(SAYS_SINCE_WHEN.test("/**\n * Odd.\n */\npublic interface Odd {}"));
    assertTrue(SAYS_SINCE_WHEN.test("/**\n * Odd.\n *\n * @since 0.1.0\n */\n"));
  }

  private static List<Path> sources(String module, Predicate<String> wanted) throws IOException {
    Path root = Path.of("..", "forwarder-" + module, "src", "main", "java");
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && wanted.test(text(file)))
          .map(Path::getFileName)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
