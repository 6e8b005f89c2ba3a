package broken.core;

final class AsksEnvironment {
  final String asked = System.getenv("HOME");
}
