package dev.ito.forwarder.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.lang.syntax.elements.GivenFieldsConjunction;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the hexagon, for the packages of any project that is built like this one. Needs
 * ArchUnit, which the rest of the kit does not.
 *
 * <pre>
 *   root.domain        values; root.domain.port: the ports
 *   root.core          use cases
 *   root.adapter.NAME  one package for each adapter
 *   root.app           everything that only this program needs, the wiring among it
 * </pre>
 *
 * <p>Layers and classes are named from the root: {@code "adapter.http"}, {@code "app.Main"}. Each
 * method is a rule, and each can be shown to bite: {@link #offenders} says which classes of a
 * broken twin it catches. Instances do not change, and are safe for several threads.
 *
 * @since 0.1.0
 */
public final class HexagonRules extends MachineRules {
  private static final String BY_NAME =
      "java\\.lang\\.(Class\\.forName|ClassLoader\\.loadClass)|java\\.util\\.ServiceLoader\\..*"
          + "|java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.findClass";
  private static final String LOCKED =
      "java\\.lang\\.reflect\\.\\w+\\.(set|try)\\w*Accessible"
          + "|java\\.lang\\.Class\\.getDeclared(Field|Method|Constructor)s?"
          + "|java\\.lang\\.invoke\\.MethodHandles\\.privateLookupIn"
          + "|java\\.lang\\.Module\\.(add|impl)\\w+";

  private HexagonRules(Layers layers) {
    super(layers);
  }

  /**
   * The rules for all that is in one package.
   *
   * @param root its name; the domain is in {@code root.domain}
   * @return the rules
   */
  public static HexagonRules under(String root) {
    Objects.requireNonNull(root, "root");
    return new HexagonRules(new Layers(root, root + ".domain"));
  }

  /**
   * The same, for a project that takes its domain from elsewhere. Rules about the domain itself are
   * its author's: they find nothing to check among the classes of such a project.
   *
   * @param domain for example {@code dev.ito.forwarder.domain}
   * @return the rules
   */
  public HexagonRules withDomain(String domain) {
    return new HexagonRules(new Layers(layers.root(), Objects.requireNonNull(domain, "domain")));
  }

  /**
   * A layer depends on itself, on the JDK's base packages and on what it is given, on nothing else.
   *
   * @param layer which one
   * @param others package patterns, for example {@code feign..}
   * @return the rule
   */
  public ArchRule seesOnly(String layer, String... others) {
    return classes()
        .that(layers.in(layer))
        .should()
        .onlyDependOnClassesThat(
            layers.in(layer).or(resideInAnyPackage("java..")).or(resideInAnyPackage(others)))
        .as(layer + " sees itself, java.. and " + List.of(others) + ", nothing else");
  }

  /**
   * An adapter depends on itself, the domain and the libraries it is given: on no other adapter and
   * on no use case.
   *
   * @param name the package of the adapter under {@code adapter}
   * @param libraries package patterns
   * @return the rule
   */
  public ArchRule adapterSeesOnly(String name, String... libraries) {
    String[] others = Arrays.copyOf(libraries, libraries.length + 1);
    others[libraries.length] = layers.packageOf("domain");
    return seesOnly("adapter." + name, others);
  }

  /**
   * One class composes; everybody else knows ports only.
   *
   * @param wiring the class
   * @return the rule
   */
  public ArchRule onlyOneNamesAnAdapter(String wiring) {
    return noClasses()
        .that(not(layers.in("adapter")).and(not(layers.within(wiring))))
        .should()
        .dependOnClassesThat(layers.in("adapter"))
        .allowEmptyShould(true) // a project may be adapters and their wiring, and nothing else
        .as("only " + wiring + " names an adapter");
  }

  /**
   * Nothing under the root depends on what it is to do without.
   *
   * @param packages patterns, for example {@code dev.ito.forwarder.adapter..}
   * @return the rule
   */
  public ArchRule doesWithout(String... packages) {
    return noClasses()
        .that(resideInAnyPackage(layers.root() + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .as("nothing depends on " + List.of(packages));
  }

  /**
   * Values do not know the ports that speak of them.
   *
   * @return the rule
   */
  public ArchRule valuesKnowNoPorts() {
    return noClasses()
        .that(layers.in("domain").and(not(layers.in("domain.port"))))
        .should()
        .dependOnClassesThat(layers.in("domain.port"))
        .as("values know no ports");
  }

  /**
   * Ports speak of values and of plain JDK types.
   *
   * @return the rule
   */
  public ArchRule portsSpeakOfValues() {
    return classes()
        .that(layers.in("domain.port"))
        .should()
        .onlyDependOnClassesThat(
            layers
                .in("domain")
                .or(resideInAnyPackage("java.lang..", "java.util..", "java.time.."))
                .or(Layers.named("java\\.io\\.(IOException|Closeable)")))
        .as("ports speak of values and plain JDK types");
  }

  /**
   * No class stands outside the layers.
   *
   * @param places the layers that there are
   * @return the rule
   */
  public ArchRule everyClassHasAPlace(String... places) {
    return classes()
        .should()
        .resideInAnyPackage(layers.packagesOf(places))
        .as("every class is in one of " + List.of(places));
  }

  /**
   * Adapters publish implementations of ports, and records for their settings.
   *
   * @return the rule
   */
  public ArchRule adaptersPublishPortsAndRecords() {
    DescribedPredicate<JavaClass> port =
        assignableTo(resideInAnyPackage(layers.domain() + ".port.."));
    return published("adapter")
        .should(be(port.or(describe("a record", JavaClass::isRecord))))
        .as("public classes of adapters implement a port or are records");
  }

  /**
   * Every public type is one to begin with, or occurs in what such a type shows.
   *
   * @param layer whose types
   * @param begin the classes that one begins with, apart from the ports
   * @return the rule
   */
  public ArchRule publishesWhatIsMeantForSomeone(String layer, String... begin) {
    DescribedPredicate<JavaClass> first = layers.in("domain.port");
    for (String name : begin) {
      first = first.or(layers.within(name));
    }
    return published(layer)
        .should(be(new MeantForSomeone(first)))
        .as(
            "public types of "
                + layer
                + " are a port, one of "
                + List.of(begin)
                + ", or shown by one of these");
  }

  /**
   * A public type within a public one is a case of it, or occurs in what public types show.
   *
   * @return the rule
   */
  public ArchRule nestedTypesAreMeantForSomeone() {
    return classes()
        .that()
        .arePublic()
        .and()
        .areNestedClasses()
        .should(be(MeantForSomeone.nested()))
        .allowEmptyShould(true) // a project may do without
        .as("public types within others are a case of them, or shown by a public type");
  }

  /**
   * No class is found by a name that is only known at run time, past all that is checked here.
   *
   * @return the rule
   */
  public ArchRule classesAreNotFoundByName() {
    return noClasses()
        .should()
        .accessTargetWhere(Layers.is(BY_NAME))
        .as("no class is found by its name");
  }

  /**
   * Nobody opens with reflection what another class keeps to itself.
   *
   * @return the rule
   */
  public ArchRule whatIsPrivateStaysPrivate() {
    return noClasses()
        .should()
        .accessTargetWhere(Layers.is(LOCKED))
        .as("what is private stays private");
  }

  /**
   * Where a layer has several packages they know each other in one direction.
   *
   * @param layer which one
   * @return the rule
   */
  public ArchRule packagesKnowEachOtherOneWay(String layer) {
    return noClasses()
        .should(be(new OneWay(layers.in(layer))))
        .as("packages of " + layer + " know each other in one direction");
  }

  /**
   * Objects of a layer do not change.
   *
   * @param layer which one
   * @return the rule
   */
  public ArchRule objectsDoNotChange(String layer) {
    return beFinal(layer, fieldsOfObjects(layer));
  }

  /**
   * The same, but for what is opened, used and closed, and stands somewhere meanwhile.
   *
   * @param layer a layer of value objects
   * @param open what such classes have in common, for example a port's reader
   * @return a rule
   */
  public ArchRule objectsDoNotChange(String layer, Class<?> open) {
    return beFinal(
        layer, fieldsOfObjects(layer).and().areDeclaredInClassesThat().areNotAssignableTo(open));
  }

  private GivenFieldsConjunction fieldsOfObjects(String layer) {
    return fields().that().areDeclaredInClassesThat(layers.in(layer)).and().areNotStatic();
  }

  private static ArchRule beFinal(String layer, GivenFieldsConjunction fields) {
    return fields.should().beFinal().as("objects of " + layer + " do not change");
  }

  /**
   * Which classes break a rule, each looked at alone; to show that a rule bites.
   *
   * @param rule any rule
   * @param classes for example a twin of the project that is broken on purpose
   * @return their names
   */
  public static Set<String> offenders(ArchRule rule, JavaClasses classes) {
    Set<String> names = new TreeSet<>();
    for (JavaClass type : classes) {
      JavaClasses alone = classes.that(DescribedPredicate.equalTo(type).forSubtype());
      if (rule.allowEmptyShould(true).evaluate(alone).hasViolation()) {
        names.add(type.getName());
      }
    }
    return names;
  }

  private GivenClassesConjunction published(String layer) {
    return classes().that(layers.in(layer)).and().arePublic().and().areTopLevelClasses();
  }
}
