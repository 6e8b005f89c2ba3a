/**
 * What the forwarder needs from the world. An adapter author needs this package and {@link
 * dev.ito.forwarder.domain}, nothing else, and proves an adapter with the contract kit that
 * forwarder-core publishes as its {@code tests} jar: Maven's {@code <type>test-jar</type>}, whose
 * first page shows how.
 *
 * <pre>
 *   AuditLog ── LogReader ──► use case ──► EventIngest
 *                                │
 *                 CheckpointStore · Quarantine
 *
 *   DeliveredEvents · EventFingerprints    what the backend holds, recognised in the log
 * </pre>
 *
 * <p>To begin with, three are enough: a log, an ingest and a checkpoint store. Adapters throw what
 * the methods here declare. Any other exception is taken for a mistake in the adapter: it ends the
 * run and comes out as it is, and the next run goes on from what was committed.
 */
@NullMarked
package dev.ito.forwarder.domain.port;

import org.jspecify.annotations.NullMarked;
