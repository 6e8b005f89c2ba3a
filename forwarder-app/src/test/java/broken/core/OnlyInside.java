package broken.core;

public final class OnlyInside {}
