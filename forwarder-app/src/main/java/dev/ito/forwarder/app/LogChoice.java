package dev.ito.forwarder.app;

/** The words for where the log is. */
enum LogChoice {
  auto,
  file,
  branch
}
