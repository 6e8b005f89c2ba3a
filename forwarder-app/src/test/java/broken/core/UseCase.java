package broken.core;

/** What adapters must not see. */
public class UseCase {}
