/**
 * The forwarding use case: read, cut, submit, checkpoint; and the only retry in the system.
 *
 * <pre>
 *   ForwardLoop.run()        run after run, as the log grows; Pace between them
 *   EventForwarder.forward()
 *     └─ ForwardRun        one run under the lock: finish what is in flight, then read on
 *          ├─ BatchCutter  events and bytes per batch
 *          └─ Delivery     in flight ─► settled; splits what is too large, isolates what is refused
 *               └─ Submission   one batch, as often as it is worth it (Failsafe)
 *   ForwardStatus.of() · ForwardPlan.of()   look, without the lock and without a trace
 * </pre>
 */
@NullMarked
package dev.ito.forwarder.core;

import org.jspecify.annotations.NullMarked;
