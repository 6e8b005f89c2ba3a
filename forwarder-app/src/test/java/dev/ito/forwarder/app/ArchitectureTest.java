package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checked on what the build has made: the sibling modules' jars, and this module's classes. */
class ArchitectureTest {
  private static final String ROOT = "dev.ito.forwarder";

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/testkit/"))
          .importPackages(ROOT);

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");

  @TestFactory
  Stream<DynamicTest> production_code_obeys() {
    return ArchitectureRules.under(ROOT).entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(PRODUCTION)));
  }

  @TestFactory
  Stream<DynamicTest> each_rule_catches_its_counter_example() {
    return ArchitectureRules.under("broken").entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(),
                    () ->
                        assertTrue(
                            rule.getValue().allowEmptyShould(true).evaluate(BROKEN).hasViolation(),
                            "nothing in the broken twin breaks this rule")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain", "core", "adapter.http", "adapter.fs", "app", "app.backend"})
  void every_module_was_imported(String layer) {
    long found =
        PRODUCTION.stream()
            .filter(type -> type.getPackageName().equals(ROOT + "." + layer))
            .count();
    assertTrue(found >= 5, layer + " has only " + found + " classes here");
  }
}
