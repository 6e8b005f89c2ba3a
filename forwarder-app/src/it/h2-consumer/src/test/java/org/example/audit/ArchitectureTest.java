package org.example.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchRule;
import dev.ito.forwarder.testkit.HexagonRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The forwarder's own rules, over packages that its authors have never seen. */
class ArchitectureTest {
  private static final String DOMAIN = "dev.ito.forwarder.domain";
  private static final String SHIPPED = "dev.ito.forwarder.adapter..";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.example.audit");
  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("broken");

  @Test
  void this_project_is_a_hexagon() {
    HexagonRules rules = HexagonRules.under("org.example.audit").withDomain(DOMAIN);
    for (ArchRule rule :
        List.of(
            rules.adapterSeesOnly("h2", "javax.sql.."),
            rules.adapterSeesOnly("memory"),
            rules.onlyOneNamesAnAdapter("app.Wiring"),
            rules.doesWithout(SHIPPED),
            rules.everyClassHasAPlace("adapter", "app"),
            rules.staticFieldsAreConstants())) {
      rule.check(OURS);
    }
  }

  @Test
  void each_rule_catches_its_counter_example() {
    HexagonRules rules = HexagonRules.under("broken").withDomain(DOMAIN);
    assertCaught(rules.adapterSeesOnly("memory"), "broken.adapter.memory.SeesH2");
    assertCaught(rules.onlyOneNamesAnAdapter("app.Wiring"), "broken.app.SeesAdapter");
    assertCaught(rules.doesWithout("org.h2.."), "broken.adapter.memory.SeesH2");
    assertCaught(rules.everyClassHasAPlace("adapter"), "broken.app.SeesAdapter");
    assertCaught(rules.staticFieldsAreConstants(), "broken.app.SeesAdapter");
  }

  @Test
  void the_shipped_adapters_are_not_even_there() {
    for (String shipped :
        List.of("adapter.fs.JsonlAuditLog", "adapter.http.HttpEventIngest", "app.Main")) {
      assertThrows(
          ClassNotFoundException.class, () -> Class.forName("dev.ito.forwarder." + shipped));
    }
  }

  private static void assertCaught(ArchRule rule, String culprit) {
    assertEquals(Set.of(culprit), HexagonRules.offenders(rule, BROKEN));
  }
}
