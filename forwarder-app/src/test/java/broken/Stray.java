package broken;

final class Stray {}
