package dev.ito.forwarder.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Types that somebody outside gets to see: those that one begins with, and what the public members
 * of such a type take, return or throw.
 */
final class MeantForSomeone extends DescribedPredicate<JavaClass> {
  private final DescribedPredicate<JavaClass> begin;

  MeantForSomeone(DescribedPredicate<JavaClass> begin) {
    super("meant for someone");
    this.begin = begin;
  }

  /**
   * Types within others: cases of the type around them, or seen in what another public type shows.
   */
  static DescribedPredicate<JavaClass> nested() {
    return describe("meant for someone", type -> !isPublic(type) || isCase(type) || isShown(type));
  }

  private static boolean isCase(JavaClass type) {
    return type.getEnclosingClass()
        .filter(outer -> type.isAssignableTo(outer.getName()))
        .isPresent();
  }

  private static boolean isShown(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .map(Dependency::getOriginClass)
        .filter(user -> !user.equals(type) && isPublic(user))
        .anyMatch(user -> Stream.concat(supertypes(user), shown(user)).anyMatch(type::equals));
  }

  @Override
  public boolean test(JavaClass type) {
    return isSeen(type, new HashSet<>());
  }

  private boolean isSeen(JavaClass type, Set<JavaClass> asked) {
    return begin.test(type)
        || asked.add(type)
            && type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .filter(user -> shows(user, type))
                .map(MeantForSomeone::outermost)
                .filter(user -> !user.equals(type))
                .anyMatch(user -> isSeen(user, asked));
  }

  private static boolean shows(JavaClass user, JavaClass type) {
    return isPublic(user) && Stream.concat(supertypes(user), members(user)).anyMatch(type::equals);
  }

  private static boolean isPublic(JavaClass user) {
    boolean itself = user.getModifiers().contains(JavaModifier.PUBLIC);
    return itself && user.getEnclosingClass().map(MeantForSomeone::isPublic).orElse(true);
  }

  private static Stream<JavaClass> supertypes(JavaClass user) {
    return Stream.concat(
        user.getRawSuperclass().stream(),
        user.getRawInterfaces().stream().map(JavaClass.class::cast));
  }

  private static Stream<JavaClass> members(JavaClass user) {
    return shown(user).map(MeantForSomeone::outermost);
  }

  private static Stream<JavaClass> shown(JavaClass user) {
    return Stream.concat(
        user.getCodeUnits().stream().filter(MeantForSomeone::isOpen).flatMap(MeantForSomeone::of),
        user.getFields().stream().filter(MeantForSomeone::isOpen).flatMap(MeantForSomeone::of));
  }

  private static boolean isOpen(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaClass> of(JavaCodeUnit unit) {
    return Stream.concat(unit.getAllInvolvedRawTypes().stream(), unit.getExceptionTypes().stream());
  }

  private static Stream<JavaClass> of(JavaField field) {
    return field.getAllInvolvedRawTypes().stream();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(MeantForSomeone::outermost).orElse(type);
  }
}
