package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the source says and the class files do not. */
class SourcesTest {
  private static final List<String> LIBRARY =
      List.of("domain", "core", "adapter-fs", "adapter-http");
  private static final Predicate<String> PUBLIC_TYPE =
      Pattern.compile("^public .*\\b(class|record|interface|enum) ", Pattern.MULTILINE)
          .asPredicate();
  private static final Predicate<String> SAYS_SINCE_WHEN =
      Pattern.compile("^ \\* @since \\d+\\.\\d+\\.\\d+$", Pattern.MULTILINE).asPredicate();
  private static final Predicate<String> NAMES_AN_ADAPTER =
      Pattern.compile("\\bdev\\.ito\\.forwarder\\.adapter\\.").asPredicate();

  private static final Predicate<String> NAMES_A_STATUS =
      Pattern.compile(
              "^(?! *(\\*|//|/\\*)).*(?<!ofMillis\\()\\b"
                  + "(20[0-6]|30[0-8]|40\\d|41[0-8]|42[1-9]|431|451|50[0-8]|511)\\b",
              Pattern.MULTILINE)
          .asPredicate();
  private static final Predicate<String> GIVES_NULL =
      Pattern.compile("\\breturn null;").asPredicate();
  private static final Predicate<String> SAYS_THAT_NULL_IS_POSSIBLE =
      Pattern.compile("@Nullable ").asPredicate();
  private static final Predicate<String> SAYS_WHAT_IS_NULL =
      Pattern.compile("^@NullMarked$", Pattern.MULTILINE).asPredicate();

  @Test
  void every_public_type_of_the_library_says_since_when_it_is_there() throws IOException {
    for (String module : LIBRARY) {
      assertEquals(List.of(), sources(module, PUBLIC_TYPE.and(SAYS_SINCE_WHEN.negate())), module);
      assertFalse(sources(module, PUBLIC_TYPE).isEmpty(), module);
    }
    Path kit = Path.of("..", "forwarder-core", "src", "test", "java", "dev", "ito", "forwarder");
    assertEquals(
        List.of(), names(under(kit.resolve("testkit"), PUBLIC_TYPE.and(SAYS_SINCE_WHEN.negate()))));
  }

  /** What a status means is known to adapter-http alone; what core does may not depend on it. */
  @Test
  void no_status_of_an_answer_stands_in_domain_and_core() throws IOException {
    assertEquals(List.of(), sources("domain", NAMES_A_STATUS));
    assertEquals(List.of(), sources("core", NAMES_A_STATUS));
  }

  /** Without it NullAway, which newer Javas compile with, looks at nothing in a package. */
  @Test
  void every_package_of_the_library_says_what_may_be_null() throws IOException {
    for (String module : LIBRARY) {
      Set<Path> packages = new TreeSet<>();
      under(main(module), text -> true).forEach(file -> packages.add(file.getParent()));
      for (Path each : packages) {
        Path page = each.resolve("package-info.java");
        assertTrue(Files.exists(page) && SAYS_WHAT_IS_NULL.test(text(page)), page.toString());
      }
      assertFalse(packages.isEmpty(), module);
    }
  }

  @Test
  void nobody_in_the_library_gives_null_without_saying_so() throws IOException {
    for (String module : LIBRARY) {
      assertEquals(
          List.of(), sources(module, GIVES_NULL.and(SAYS_THAT_NULL_IS_POSSIBLE.negate())), module);
    }
  }

  /** Two modules with one package cannot stand on a module path together. */
  @Test
  void every_module_keeps_to_its_own_package() throws IOException {
    for (String module : List.of("domain", "core", "adapter-fs", "adapter-http", "app")) {
      Path own = Path.of("dev", "ito", "forwarder").resolve(module.replace('-', '/'));
      Path root = main(module);
      for (Path file : under(root, text -> true)) {
        assertTrue(root.relativize(file).startsWith(own), file + " belongs under " + own);
      }
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

  @Test
  void a_status_is_found_and_a_time_or_a_comment_is_not() {
    assertTrue(NAMES_A_STATUS.test("class Odd {\n  boolean again = status == 503;\n}"));
    assertTrue(NAMES_A_STATUS.test("  OptionalInt.of(200)"));
    assertFalse(NAMES_A_STATUS.test("  Duration.ofMillis(500)\n   * for example 503\n  // 404"));
    assertFalse(NAMES_A_STATUS.test("  long most = 1_503 + 100;"));
  }

  @Test
  void null_that_is_given_without_a_word_is_found() {
    assertTrue(GIVES_NULL.test("  String odd() {\n    return null;\n  }"));
    assertFalse(SAYS_THAT_NULL_IS_POSSIBLE.test("  String odd() {\n    return null;\n  }"));
    assertTrue(SAYS_THAT_NULL_IS_POSSIBLE.test("  @Nullable String odd() {"));
    assertFalse(SAYS_WHAT_IS_NULL.test("/** Without {@code @NullMarked}. */\npackage odd;"));
  }

  private static List<Path> sources(String module, Predicate<String> wanted) throws IOException {
    return names(under(main(module), wanted));
  }

  private static Path main(String module) {
    return Path.of("..", "forwarder-" + module, "src", "main", "java");
  }

  private static List<Path> names(List<Path> files) {
    return files.stream().map(Path::getFileName).toList();
  }

  private static List<Path> under(Path root, Predicate<String> wanted) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && wanted.test(text(file)))
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
