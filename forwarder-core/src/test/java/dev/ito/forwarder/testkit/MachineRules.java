package dev.ito.forwarder.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/**
 * What classes may have of the machine that they run on, and of each other's memory. To be had as
 * {@link HexagonRules}.
 *
 * @since 0.1.0
 */
public abstract class MachineRules {
  private static final String OUTSIDE_WORLD =
      "(?!java\\.io\\.(IOException|Closeable|Serializable)$)"
          + "java\\.(io|net|nio\\.file|nio\\.channels|sql|rmi)\\..*"
          + "|java\\.lang\\.Process(Builder|Handle)?(\\$.*)?";
  private static final String ENVIRONMENT =
      "java\\.lang\\.(System\\.(getenv|get\\w*Propert(y|ies))"
          + "|Boolean\\.getBoolean|Integer\\.getInteger|Long\\.getLong)";
  private static final String END_OF_PROCESS =
      "java\\.lang\\.(System\\.exit|Runtime\\.(exit|halt))";
  private static final String STANDARD_STREAMS =
      "java\\.lang\\.System\\.(in|out|err|console|set(In|Out|Err))|.*\\.printStackTrace";
  private static final String TIME_AND_CHANCE =
      "java\\.lang\\.(Thread\\.sleep|System\\.(nanoTime|currentTimeMillis)|Math\\.random)"
          + "|java\\.lang\\.Object\\.wait"
          + "|java\\.time\\.(\\w+\\.now|Clock\\.\\w+)"
          + "|java\\.util\\.(Random|SplittableRandom|UUID\\.randomUUID|Date\\.<init>)\\b.*"
          + "|java\\.util\\.(Timer\\.<init>|Calendar\\.getInstance|Collections\\.shuffle|random\\..*)"
          + "|java\\.security\\.SecureRandom\\..*"
          + "|java\\.util\\.concurrent\\.(TimeUnit\\.sleep|ThreadLocalRandom\\..*)"
          + "|java\\.util\\.concurrent\\.CompletableFuture\\.(delayedExecutor|\\w+Timeout)"
          + "|java\\.util\\.concurrent\\.locks\\.LockSupport\\.park\\w*";
  private static final String EMPTY_NAME = ".*(Impl|Manager|Utils?|Helpers?)";
  private static final String WRITABLE =
      "java\\.util\\.(concurrent\\.)?(\\w+(Map|Set|List|Queue|Deque)|Vector|Stack|Properties|BitSet)"
          + "|java\\.util\\.concurrent\\.atomic\\..*|java\\.lang\\.(StringBu.*|.*ThreadLocal)";

  final Layers layers;

  MachineRules(Layers layers) {
    this.layers = layers;
  }

  /**
   * Only one class ends the process.
   *
   * @param main the class
   * @return the rule
   */
  public ArchRule onlyOneEndsTheProcess(String main) {
    return noClasses()
        .that(not(layers.within(main)))
        .should()
        .accessTargetWhere(Layers.is(END_OF_PROCESS))
        .as("only " + main + " ends the process");
  }

  /**
   * Only one layer uses the standard streams.
   *
   * @param layer which one
   * @return the rule
   */
  public ArchRule onlyOneUsesTheStandardStreams(String layer) {
    return noClasses()
        .that(not(layers.in(layer)))
        .should()
        .accessTargetWhere(Layers.is(STANDARD_STREAMS))
        .as("only " + layer + " uses the standard streams");
  }

  /**
   * Time, waiting and chance are passed in.
   *
   * @param source the one class that may take them from the machine
   * @param where the layers in which this holds
   * @return the rule
   */
  public ArchRule timeAndChanceArePassedIn(String source, String... where) {
    return noClasses()
        .that(layers.inAny(where).and(not(layers.within(source))))
        .should()
        .accessTargetWhere(Layers.is(TIME_AND_CHANCE))
        .as(List.of(where) + " take time and chance from " + source);
  }

  /**
   * No file, no network and no other process.
   *
   * @param where the layers in which this holds
   * @return the rule
   */
  public ArchRule touchesNoFileAndNoNetwork(String... where) {
    return noClasses()
        .that(layers.inAny(where))
        .should()
        .dependOnClassesThat(Layers.named(OUTSIDE_WORLD))
        .as(List.of(where) + " touch no file, no network and no process");
  }

  /**
   * What the environment says is passed in.
   *
   * @param where the layers in which this holds
   * @return the rule
   */
  public ArchRule environmentIsPassedIn(String... where) {
    return noClasses()
        .that(layers.inAny(where))
        .should()
        .accessTargetWhere(Layers.is(ENVIRONMENT))
        .as(List.of(where) + " do not ask the environment");
  }

  /**
   * No class is named by a word that says nothing.
   *
   * @return the rule
   */
  public ArchRule namesSaySomething() {
    return noClasses()
        .should()
        .haveNameMatching(EMPTY_NAME)
        .as("no class is named by a word that says nothing: Impl, Manager, Util, Helper");
  }

  /**
   * What is static does not change, so that two of everything can be side by side.
   *
   * @return the rule
   */
  public ArchRule staticFieldsAreConstants() {
    return CompositeArchRule.of(
            fields()
                .that()
                .areStatic()
                .and(areWritten())
                .should()
                .beFinal()
                .allowEmptyShould(true)) // a project may do without
        .and(
            fields()
                .that()
                .areStatic()
                .and(areWritten())
                .and()
                .areNotPrivate()
                .should(notBeArrays())
                .allowEmptyShould(true))
        .and(noClasses().should(be(describe("made with state", MachineRules::startsWithState))))
        .as("what is static does not change");
  }

  /** By a person: compilers and coverage tools add fields of their own. */
  private static DescribedPredicate<JavaField> areWritten() {
    return describe("are written", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static ArchCondition<JavaField> notBeArrays() {
    return ArchCondition.from(describe("not be arrays", field -> !field.getRawType().isArray()));
  }

  /** Whatever type such a field declares, its content is made when the class is. */
  private static boolean startsWithState(JavaClass type) {
    return type.getStaticInitializer().stream()
        .flatMap(made -> made.getConstructorCallsFromSelf().stream())
        .anyMatch(call -> call.getTargetOwner().getName().matches(WRITABLE));
  }
}
