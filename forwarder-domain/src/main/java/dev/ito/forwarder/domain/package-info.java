/**
 * What is forwarded and what may go wrong on the way; knows the JDK only.
 *
 * <pre>
 *   log line ── AuditEvent ──┐
 *   log line ── AuditEvent ──┼── EventBatch (one IdempotencyKey) ── IngestResult
 *   log line ── AuditEvent ──┘            │                     └── BackendError
 *                                      InFlight ── Checkpoint
 * </pre>
 *
 * <p>Nothing here is {@code null}: what may be absent is an {@link java.util.Optional}.
 */
@NullMarked
package dev.ito.forwarder.domain;

import org.jspecify.annotations.NullMarked;
