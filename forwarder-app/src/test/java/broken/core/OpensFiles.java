package broken.core;

/** Breaks: domain and core leave the outside world to adapters. */
class OpensFiles {
  java.nio.file.Path path;
}
