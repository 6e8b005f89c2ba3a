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
 */
@NullMarked
package dev.ito.forwarder.adapter.fs;

import org.jspecify.annotations.NullMarked;
