package broken.adapter.http;

/** Breaks: adapters ignore each other. */
class KnowsTheOther {
  broken.adapter.fs.PublicTool tool;
}
