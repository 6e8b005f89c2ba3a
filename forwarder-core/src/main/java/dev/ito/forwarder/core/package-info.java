/**
 * The forwarding use case: read, cut, submit, checkpoint; and the only retry in the system.
 *
 * <pre>
 *   ForwardLoop.run()        run after run, as the log grows; Pace between them
 *   EventForwarder.forward() · .replay()
 *     └─ ForwardRun        one run under the lock: finish what is in flight, then read on
 *          ├─ Reconciliation  what the backend holds already, where the state does not know
 *          ├─ BatchCutter  events and bytes per batch
 *          └─ Delivery     in flight ─► settled; splits what is too large, isolates what is refused
 *               └─ Submission   one batch, as often as it is worth it (Failsafe)
 *   QuarantineReplay.run()   what was refused, once more
 *   ForwardStatus.of() · ForwardPlan.of() · Replay.plan() · Comparison.of()   look, without the lock and without a trace
 * </pre>
 */
@NullMarked
package dev.ito.forwarder.core;

import org.jspecify.annotations.NullMarked;
