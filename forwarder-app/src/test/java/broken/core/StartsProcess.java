package broken.core;

final class StartsProcess {
  final Class<?> seen = ProcessBuilder.class;
}
