package dev.ito.forwarder.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the hexagon under any root package, so that a broken twin can prove that they bite.
 */
final class ArchitectureRules {
  private static final String[] OUTSIDE_WORLD = {
    "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql.."
  };

  private ArchitectureRules() {}

  static Map<String, ArchRule> under(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    layers(root, rules);
    adapters(root, rules);
    habits(root, rules);
    return rules;
  }

  private static void layers(String root, Map<String, ArchRule> rules) {
    rules.put("domain knows only the JDK", only(root, "domain", "java.."));
    rules.put(
        "core adds only Failsafe",
        only(root, "core", root + ".domain..", "dev.failsafe..", "java.."));
    rules.put(
        "http sees domain, Feign, Jackson",
        only(
            root,
            "adapter.http",
            root + ".domain..",
            "feign..",
            "com.fasterxml.jackson..",
            "javax.net..",
            "java.."));
    rules.put(
        "fs sees domain, Jackson",
        only(root, "adapter.fs", root + ".domain..", "com.fasterxml.jackson..", "java.."));
    rules.put(
        "the embedded backend knows nothing of the forwarder",
        only(
            root,
            "app.backend",
            "com.fasterxml.jackson..",
            "com.sun.net.httpserver..",
            "javax.crypto..",
            "java.."));
    rules.put(
        "every class has a place",
        classes()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .resideInAnyPackage(
                root + ".domain..",
                root + ".core..",
                root + ".adapter.http..",
                root + ".adapter.fs..",
                root + ".app.."));
    rules.put(
        "ports speak domain and JDK",
        classes()
            .that()
            .resideInAPackage(root + ".domain.port..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(root + ".domain..", "java..")));
  }

  private static void adapters(String root, Map<String, ArchRule> rules) {
    rules.put(
        "adapters ignore each other",
        slices().matching(root + ".adapter.(*)..").should().notDependOnEachOther());
    rules.put(
        "adapters ignore the use case",
        noClasses()
            .that()
            .resideInAPackage(root + ".adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".core.."));
    rules.put(
        "adapters publish ports and settings, nothing else",
        classes()
            .that()
            .resideInAPackage(root + ".adapter..")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(implementAPortOrBeARecord(root)));
    rules.put(
        "only the wiring names an adapter",
        noClasses()
            .that()
            .resideInAPackage(root + ".app..")
            .and()
            .doNotHaveSimpleName("Wiring")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".adapter.."));
    rules.put(
        "of the program only Main is public",
        classes()
            .that()
            .resideInAPackage(root + ".app")
            .and()
            .doNotHaveSimpleName("Main")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic());
  }

  private static void habits(String root, Map<String, ArchRule> rules) {
    rules.put(
        "only Main ends the process",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .doNotHaveSimpleName("Main")
            .should()
            .callMethod(System.class, "exit", int.class));
    rules.put(
        "only the program speaks on standard streams",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".app..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in"));
    rules.put(
        "time, waiting and chance are passed in",
        noClasses()
            .that()
            .resideInAnyPackage(root + ".domain..", root + ".core..")
            .and()
            .doNotHaveSimpleName("SystemTiming")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.random.RandomGenerator.class));
    rules.put(
        "domain and core leave the outside world to adapters",
        noClasses()
            .that()
            .resideInAnyPackage(root + ".domain..", root + ".core..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(OUTSIDE_WORLD)
                    .and(not(assignableTo(java.io.IOException.class)))
                    .and(not(named("java.io.Closeable", "java.io.Serializable")))));
    rules.put(
        "names say what a class is",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .haveNameMatching(".*(Impl|Manager|Utils?|Helper)"));
    rules.put(
        "there is no static state", fields().that(areDeclaredUnder(root)).should(beNoState()));
  }

  private static ArchRule only(String root, String layer, String... others) {
    String own = root + "." + layer + "..";
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(resideInAPackage(own).or(resideInAnyPackage(others)));
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        "named " + String.join(", ", names), type -> List.of(names).contains(type.getName()));
  }

  private static DescribedPredicate<JavaField> areDeclaredUnder(String root) {
    return DescribedPredicate.describe(
        "are declared under " + root, field -> field.getOwner().getPackageName().startsWith(root));
  }

  private static ArchCondition<JavaField> beNoState() {
    return new ArchCondition<>("not be static and changing") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean changing =
            field.getModifiers().contains(JavaModifier.STATIC)
                && !field.getModifiers().contains(JavaModifier.FINAL)
                && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
        events.add(new SimpleConditionEvent(field, !changing, field.getFullName()));
      }
    };
  }

  private static ArchCondition<JavaClass> implementAPortOrBeARecord(String root) {
    return new ArchCondition<>("implement a port or be a record of settings") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean port =
            type.getAllRawInterfaces().stream()
                .anyMatch(i -> i.getPackageName().equals(root + ".domain.port"));
        events.add(
            new SimpleConditionEvent(
                type, port || type.isRecord() || isPackagePage(type), type.getFullName()));
      }
    };
  }

  private static boolean isPackagePage(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }
}
