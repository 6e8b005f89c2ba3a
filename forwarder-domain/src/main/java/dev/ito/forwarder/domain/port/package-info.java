/**
 * What the forwarder needs from the world. An adapter author needs this package and {@link
 * dev.ito.forwarder.domain}, nothing else, and proves an adapter with the contract kit that
 * forwarder-core publishes as its {@code tests} jar.
 *
 * <pre>
 *   AuditLog ── LogReader ──► use case ──► EventIngest
 *                                │
 *                 CheckpointStore · Quarantine
 * </pre>
 */
@NullMarked
package dev.ito.forwarder.domain.port;

import org.jspecify.annotations.NullMarked;
