package broken.app;

/** Breaks: only the wiring names an adapter. */
class NamesAnAdapter {
  broken.adapter.fs.PublicTool tool;
}
