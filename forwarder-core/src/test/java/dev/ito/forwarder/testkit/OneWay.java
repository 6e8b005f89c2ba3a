package dev.ito.forwarder.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Classes that help to close a circle of packages, all of one layer. */
final class OneWay extends DescribedPredicate<JavaClass> {
  private final DescribedPredicate<JavaClass> layer;

  OneWay(DescribedPredicate<JavaClass> layer) {
    super("part of a circle of packages");
    this.layer = layer;
  }

  @Override
  public boolean test(JavaClass type) {
    JavaPackage own = type.getPackage();
    return layer.test(type)
        && packages(type.getDirectDependenciesFromSelf().stream(), own)
            .anyMatch(next -> leadsTo(own, next, new HashSet<>()));
  }

  private boolean leadsTo(JavaPackage wanted, JavaPackage from, Set<JavaPackage> asked) {
    return from.equals(wanted)
        || asked.add(from)
            && packages(from.getClassDependenciesFromThisPackage().stream(), from)
                .anyMatch(next -> leadsTo(wanted, next, asked));
  }

  private Stream<JavaPackage> packages(Stream<Dependency> dependencies, JavaPackage without) {
    return dependencies
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(layer)
        .map(JavaClass::getPackage)
        .filter(other -> !other.equals(without))
        .distinct();
  }
}
