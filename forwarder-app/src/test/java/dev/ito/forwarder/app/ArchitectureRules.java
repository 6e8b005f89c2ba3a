package dev.ito.forwarder.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.testkit.HexagonRules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of this hexagon, for any root package, so that a broken twin can prove they bite. */
final class ArchitectureRules {
  static final String[] PLACES = {"domain", "core", "adapter.http", "adapter.fs", "app"};

  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String NULLNESS = "org.jspecify.annotations..";

  private final Map<String, ArchRule> rules = new LinkedHashMap<>();
  private final HexagonRules hexagon;
  private final String root;

  private ArchitectureRules(String root) {
    this.root = root + ".";
    this.hexagon = HexagonRules.under(root);
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
    rules.put("domain sees only the JDK", hexagon.seesOnly("domain"));
    rules.put(
        "core sees domain and Failsafe",
        hexagon.seesOnly("core", root + "domain..", "dev.failsafe.."));
    rules.put(
        "adapter.http sees domain, Feign and Jackson, no other adapter and no core",
        hexagon.adapterSeesOnly("http", "feign..", JACKSON, "javax.net..", NULLNESS));
    rules.put(
        "adapter.fs sees domain and Jackson, no other adapter and no core",
        hexagon.adapterSeesOnly("fs", JACKSON, NULLNESS));
    // A backend that shared code with the forwarder would share its mistakes.
    rules.put(
        "the embedded backend sees nothing else of this program",
        classes()
            .that(resideInAPackage(root + "app.backend.."))
            .should()
            .onlyDependOnClassesThat(
                resideInAPackage(root + "app.backend..").or(resideOutsideOfPackage(root + "."))));
    rules.put("only the wiring names an adapter", hexagon.onlyOneNamesAnAdapter("app.Wiring"));
    rules.put("no class is found by its name", hexagon.classesAreNotFoundByName());
    rules.put("what is private stays private", hexagon.whatIsPrivateStaysPrivate());
    rules.put(
        "packages of a layer know each other in one direction",
        CompositeArchRule.of(
            Arrays.stream(PLACES).map(hexagon::packagesKnowEachOtherOneWay).toList()));
    // What a status means is known where answers are read; another backend may have none.
    rules.put(
        "core decides nothing by a status",
        noClasses()
            .that(resideInAPackage(root + "core.."))
            .should()
            .accessTargetWhere(statusOf(root + "domain.BackendError")));
    rules.put("values know no ports", hexagon.valuesKnowNoPorts());
    rules.put("every class has a place", hexagon.everyClassHasAPlace(PLACES));
  }

  private static DescribedPredicate<JavaAccess<?>> statusOf(String error) {
    return describe(
        "the target is a status",
        access ->
            access.getTarget().getName().equals("status")
                && access.getTargetOwner().isAssignableTo(error));
  }

  private void whatIsPublished() {
    rules.put("ports speak of domain values and plain JDK types", hexagon.portsSpeakOfValues());
    rules.put(
        "adapters publish implementations of ports and records",
        hexagon.adaptersPublishPortsAndRecords());
    rules.put(
        "every public value is meant for someone",
        hexagon.publishesWhatIsMeantForSomeone("domain"));
    rules.put(
        "every public type of core is meant for someone",
        hexagon.publishesWhatIsMeantForSomeone(
            "core",
            "core.EventForwarder",
            "core.ForwardLoop",
            "core.ForwardStatus",
            "core.ForwardPlan",
            "core.Comparison",
            "core.Replay",
            "core.QuarantineReplay"));
    rules.put(
        "every public type within another is meant for someone",
        hexagon.nestedTypesAreMeantForSomeone());
    rules.put(
        "app publishes Main",
        classes()
            .that(resideInAPackage(root + "app"))
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .haveFullyQualifiedName(root + "app.Main"));
  }

  private void whatIsPassedIn() {
    rules.put("only Main ends the process", hexagon.onlyOneEndsTheProcess("app.Main"));
    rules.put("only app uses the standard streams", hexagon.onlyOneUsesTheStandardStreams("app"));
    rules.put(
        "domain and core take time and chance from Timing",
        hexagon.timeAndChanceArePassedIn("core.SystemTiming", "domain", "core"));
    rules.put(
        "domain and core do not ask the environment",
        hexagon.environmentIsPassedIn("domain", "core"));
    rules.put(
        "domain and core touch no file, no network and no process",
        hexagon.touchesNoFileAndNoNetwork("domain", "core"));
  }

  private void houseRules() {
    rules.put("names say something", hexagon.namesSaySomething());
    rules.put("static fields are constants", hexagon.staticFieldsAreConstants());
    rules.put(
        "domain objects do not change", hexagon.objectsDoNotChange("domain", LogReader.class));
  }
}
