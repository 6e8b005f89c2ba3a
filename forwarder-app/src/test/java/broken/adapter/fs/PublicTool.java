package broken.adapter.fs;

/** Breaks: adapters publish ports and settings, nothing else. */
public class PublicTool {}
