package broken.app;

/** Breaks: of the program only Main is public. */
public class PublicCommand {}
