package broken.core;

/** Breaks: names say what a class is. */
class EventManager {}
