package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.util.List;

/** Where Ito keeps its log, seen from its own side; a number says which worktree is meant. */
interface ItoStorage {

  /** The lines in the branch. */
  List<String> branch() throws IOException;

  /** Commits other lines in their place. */
  void commit(List<String> lines) throws IOException;

  /** The lines of a worktree's fallback file. */
  List<String> fallback(int worktree) throws IOException;

  /** Puts other lines there; none at all remove the file. */
  void fallback(int worktree, List<String> lines) throws IOException;

  /** The lines of the file that older versions of Ito write. */
  List<String> old(int worktree) throws IOException;

  /** Puts other lines there; none at all remove the file. */
  void old(int worktree, List<String> lines) throws IOException;

  /** What our program reads in a worktree. */
  GitAuditLog log(int worktree) throws IOException;
}
