package broken.core;

/** Breaks: core adds only Failsafe. */
class KnowsAnAdapter {
  broken.adapter.fs.PublicTool tool;
}
