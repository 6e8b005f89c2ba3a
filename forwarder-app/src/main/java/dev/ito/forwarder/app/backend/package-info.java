/**
 * A small, correct ingest server that follows the contract of Ito's own (contract 5), without its
 * faults S1 and S2: one key stored concurrently is stored once, and a crash never forgets a count.
 * It knows nothing of the forwarder.
 *
 * <pre>
 *   request ─ Router ─┬─ Gate            allowlist and tokens
 *                     ├─ IngestRequest   the body, event by event
 *                     └─ ProjectStore    log, keys and journal on disk
 * </pre>
 */
@NullMarked
package dev.ito.forwarder.app.backend;

import org.jspecify.annotations.NullMarked;
