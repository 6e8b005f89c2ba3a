package dev.ito.forwarder.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Classes by where they stand under a root.
 *
 * @param root the package that all layers are in
 * @param domain the package of values and ports, wherever it is
 */
record Layers(String root, String domain) {

  DescribedPredicate<JavaClass> in(String layer) {
    return resideInAPackage(packageOf(layer));
  }

  DescribedPredicate<JavaClass> inAny(String... layers) {
    return Arrays.stream(layers)
        .map(this::in)
        .reduce((one, other) -> one.or(other))
        .orElseGet(DescribedPredicate::alwaysFalse);
  }

  String packageOf(String layer) {
    boolean within = layer.equals("domain") || layer.startsWith("domain.");
    return (within ? domain + layer.substring("domain".length()) : root + "." + layer) + "..";
  }

  String[] packagesOf(String... layers) {
    return Arrays.stream(layers).map(this::packageOf).toArray(String[]::new);
  }

  /** A class with what is nested in it, named from the root. */
  DescribedPredicate<JavaClass> within(String name) {
    return named(Pattern.quote(root + "." + name) + "(\\$.*)?");
  }

  static DescribedPredicate<JavaClass> named(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return describe("named " + regex, type -> pattern.matcher(type.getName()).matches());
  }

  static DescribedPredicate<JavaAccess<?>> is(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return describe("the target is " + regex, access -> pattern.matcher(target(access)).matches());
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getTarget().getName();
  }
}
