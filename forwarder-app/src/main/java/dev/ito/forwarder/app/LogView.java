package dev.ito.forwarder.app;

import java.nio.file.Path;
import java.util.List;

/**
 * Which log is read, and why, for those who show it or wait for it to change.
 *
 * @param kind {@code file}, {@code branch} or {@code branch_and_files}
 * @param where the places in the order in which they are read, for a person
 * @param why the reason for the choice, for a person
 * @param state where the state that belongs to this log is
 * @param watched the files in which any change of the log shows
 */
record LogView(String kind, String where, String why, Path state, List<Path> watched) {}
