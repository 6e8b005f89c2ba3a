package broken.core;

final class CoreImpl {}
