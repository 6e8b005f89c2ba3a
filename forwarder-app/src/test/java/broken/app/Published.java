package broken.app;

public final class Published {}
