package broken.app;

final class CoreManager {}
