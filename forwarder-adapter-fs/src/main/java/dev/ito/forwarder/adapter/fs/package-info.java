/**
 * The audit log, the checkpoint, the quarantine and the lock as files; knows the domain only.
 *
 * <pre>
 *   .ito/.state/audit/events.jsonl            the log, only ever read          JsonlAuditLog
 *   .ito/.state/event-forward-offset          the plain count, shared with     FileCheckpointStore
 *                                             the existing program
 *   .ito/.state/event-forward-state.jsonl     ours: position, what is in
 *   .ito/.state/event-forward-state.copy      flight, and a copy of it
 *   .ito/.state/event-forward-status.json     totals and pause, for display
 *   .ito/.state/event-forward.lock            held while a forwarder works
 *   .ito/.state/event-forward-quarantine.jsonl  refused events                 FileQuarantine
 * </pre>
 *
 * <p>Since v0.1.22 Ito keeps the log in a git branch and in files beside it; {@code LogSource}
 * finds out which log a project has. All of this is only ever read:
 *
 * <pre>
 *   refs/heads/ito/internal/audit             the branch, and in it
 *     :.ito/.state/audit/events.jsonl         the log                          GitAuditLog
 *   [git dir]/ito/audit/events.jsonl          what it could not take up
 *   .ito/.state-local/audit/events.jsonl      the same, where there is no git
 *   [common git dir]/ito/forwarder/           our state for all worktrees, in the files above
 * </pre>
 */
@NullMarked
package dev.ito.forwarder.adapter.fs;

import org.jspecify.annotations.NullMarked;
