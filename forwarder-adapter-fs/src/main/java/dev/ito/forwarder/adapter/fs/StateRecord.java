package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import java.util.List;

/**
 * What our side record holds.
 *
 * @param checkpoint the checkpoint when it was written
 * @param superseded the plain counts that may have stood at that moment and were to be replaced
 *     later: a crash in between leaves one of them standing
 */
record StateRecord(Checkpoint checkpoint, List<Long> superseded) {}
