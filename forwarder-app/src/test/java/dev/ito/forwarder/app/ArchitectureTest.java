package dev.ito.forwarder.app;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import dev.ito.forwarder.testkit.HexagonRules;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
  private static final String ROOT = "dev.ito.forwarder";
  private static final String TWIN = "broken";

  /** Jars included: under {@code verify} the sibling modules are jars. */
  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
          .withImportOption(location -> !location.contains("/forwarder/testkit/"))
          .importPackages(ROOT);

  private static final JavaClasses BROKEN =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
          .importPackages(TWIN);

  @TestFactory
  Stream<DynamicTest> production_code_obeys() {
    return ArchitectureRules.under(ROOT).entrySet().stream()
        .map(
            rule ->
                dynamicTest(
                    rule.getKey(), () -> rule.getValue().as(rule.getKey()).check(PRODUCTION)));
  }

  @TestFactory
  Stream<DynamicTest> each_rule_catches_its_counter_examples_and_nothing_else() {
    return ArchitectureRules.under(TWIN).entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> bites(rule.getKey(), rule.getValue())));
  }

  @Test
  void every_rule_has_a_counter_example() {
    assertEquals(ArchitectureRules.under(TWIN).keySet(), CounterExamples.BY_RULE.keySet());
    assertTrue(CounterExamples.BY_RULE.values().stream().noneMatch(Set::isEmpty));
  }

  @TestFactory
  Stream<DynamicTest> every_module_was_imported() {
    return Arrays.stream(ArchitectureRules.PLACES)
        .map(place -> dynamicTest(place, () -> assertTrue(wasImported(ROOT + "." + place))));
  }

  @Test
  void no_test_class_was_imported() {
    assertTrue(PRODUCTION.stream().noneMatch(type -> type.getName().matches(".*(Test|testkit).*")));
  }

  private static boolean wasImported(String place) {
    return PRODUCTION.stream().anyMatch(type -> type.getPackageName().equals(place));
  }

  private static void bites(String name, ArchRule rule) {
    Set<String> caught =
        HexagonRules.offenders(rule, BROKEN).stream()
            .map(type -> type.substring(TWIN.length() + 1))
            .collect(toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(CounterExamples.BY_RULE.get(name)), caught);
  }
}
