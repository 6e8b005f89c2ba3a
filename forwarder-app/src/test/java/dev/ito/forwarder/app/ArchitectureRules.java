package dev.ito.forwarder.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of the hexagon, for any root package, so that a broken twin can prove they bite. */
final class ArchitectureRules {
  static final String[] PLACES = {"domain", "core", "adapter.http", "adapter.fs", "app"};

  private static final String OUTSIDE_WORLD =
      "(?!java\\.io\\.(IOException|Closeable|Serializable)$)"
          + "java\\.(io|net|nio\\.file|nio\\.channels)\\..*";
  private static final String END_OF_PROCESS =
      "java\\.lang\\.(System\\.exit|Runtime\\.(exit|halt))";
  private static final String STANDARD_STREAMS =
      "java\\.lang\\.System\\.(in|out|err|console|set(In|Out|Err))|.*\\.printStackTrace";
  private static final String TIME_AND_CHANCE =
      "java\\.lang\\.(Thread\\.sleep|System\\.(nanoTime|currentTimeMillis)|Math\\.random)"
          + "|java\\.time\\.(\\w+\\.now|Clock\\.\\w+)"
          + "|java\\.util\\.(Random|SplittableRandom|UUID\\.randomUUID|Date\\.<init>)\\b.*"
          + "|java\\.util\\.concurrent\\.(TimeUnit\\.sleep|ThreadLocalRandom\\..*)"
          + "|java\\.util\\.concurrent\\.locks\\.LockSupport\\.park\\w*";
  private static final String EMPTY_NAME = ".*(Impl|Manager|Utils?|Helpers?)";

  private final Map<String, ArchRule> rules = new LinkedHashMap<>();
  private final String root;

  private ArchitectureRules(String root) {
    this.root = root + ".";
  }

  static Map<String, ArchRule> under(String root) {
    ArchitectureRules all = new ArchitectureRules(root);
    all.whoSeesWhom();
    all.whatIsPublished();
    all.whatIsPassedIn();
    all.houseRules();
    return all.rules;
  }

  private void whoSeesWhom() {
    String domain = root + "domain..";
    String jackson = "com.fasterxml.jackson..";
    rules.put("domain sees only the JDK", only("domain", "java.."));
    rules.put("core sees domain and Failsafe", only("core", domain, "dev.failsafe..", "java.."));
    rules.put(
        "adapter.http sees domain, Feign and Jackson, no other adapter and no core",
        only("adapter.http", domain, "feign..", jackson, "java..", "javax.net.."));
    rules.put(
        "adapter.fs sees domain and Jackson, no other adapter and no core",
        only("adapter.fs", domain, jackson, "java.."));
    // A backend that shared code with the forwarder would share its mistakes.
    rules.put(
        "the embedded backend sees nothing else of this program",
        classes()
            .that(in("app.backend"))
            .should()
            .onlyDependOnClassesThat(in("app.backend").or(resideOutsideOfPackage(root + "."))));
    rules.put(
        "only the wiring names an adapter",
        noClasses()
            .that(not(in("adapter")).and(not(within("app.Wiring"))))
            .should()
            .dependOnClassesThat(in("adapter")));
    rules.put(
        "values know no ports",
        noClasses()
            .that(in("domain").and(not(in("domain.port"))))
            .should()
            .dependOnClassesThat(in("domain.port")));
    rules.put("every class has a place", classes().should().resideInAnyPackage(packages(PLACES)));
  }

  private void whatIsPublished() {
    rules.put(
        "ports speak of domain values and plain JDK types",
        classes()
            .that(in("domain.port"))
            .should()
            .onlyDependOnClassesThat(
                in("domain")
                    .or(resideInAnyPackage("java.lang..", "java.util..", "java.time.."))
                    .or(named("java\\.io\\.(IOException|Closeable)"))));
    rules.put(
        "adapters publish implementations of ports and records",
        classes()
            .that(in("adapter"))
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(
                be(assignableTo(in("domain.port")).or(describe("a record", JavaClass::isRecord)))));
    rules.put(
        "app publishes Main",
        classes()
            .that(in("app").and(not(in("app.backend"))))
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveFullyQualifiedName(root + "app.Main"));
  }

  private void whatIsPassedIn() {
    rules.put(
        "only Main ends the process",
        noClasses().that(not(within("app.Main"))).should().accessTargetWhere(is(END_OF_PROCESS)));
    rules.put(
        "only app uses the standard streams",
        noClasses().that(not(in("app"))).should().accessTargetWhere(is(STANDARD_STREAMS)));
    rules.put(
        "domain and core take time and chance from Timing",
        noClasses()
            .that(in("domain").or(in("core")).and(not(within("core.SystemTiming"))))
            .should()
            .accessTargetWhere(is(TIME_AND_CHANCE)));
    rules.put(
        "domain and core touch no file and no network",
        noClasses()
            .that(in("domain").or(in("core")))
            .should()
            .dependOnClassesThat(named(OUTSIDE_WORLD)));
  }

  private void houseRules() {
    rules.put("names say something", noClasses().should().haveNameMatching(EMPTY_NAME));
    rules.put(
        "static fields are constants",
        fields().that().areStatic().and(areWritten()).should().beFinal());
    rules.put(
        "domain objects do not change",
        fields()
            .that()
            .areDeclaredInClassesThat(in("domain"))
            .and()
            .areNotStatic()
            .should()
            .beFinal());
  }

  private ArchRule only(String layer, String... others) {
    return classes()
        .that(in(layer))
        .should()
        .onlyDependOnClassesThat(in(layer).or(resideInAnyPackage(others)));
  }

  private DescribedPredicate<JavaClass> in(String layer) {
    return resideInAPackage(root + layer + "..");
  }

  /** A class with what is nested in it. */
  private DescribedPredicate<JavaClass> within(String name) {
    return named(Pattern.quote(root + name) + "(\\$.*)?");
  }

  private String[] packages(String... layers) {
    String[] patterns = new String[layers.length];
    for (int i = 0; i < layers.length; i++) {
      patterns[i] = root + layers[i] + "..";
    }
    return patterns;
  }

  private static DescribedPredicate<JavaClass> named(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return describe("named " + regex, type -> pattern.matcher(type.getName()).matches());
  }

  private static DescribedPredicate<JavaAccess<?>> is(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return describe("the target is " + regex, access -> pattern.matcher(target(access)).matches());
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }

  /** By a person: compilers and coverage tools add fields of their own. */
  private static DescribedPredicate<JavaField> areWritten() {
    return describe("are written", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }
}
