package broken.stray;

/** Breaks: every class has a place. */
class Stray {}
