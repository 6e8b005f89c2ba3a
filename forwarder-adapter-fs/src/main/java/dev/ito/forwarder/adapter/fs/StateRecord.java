package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.Checkpoint;
import java.util.OptionalLong;

/**
 * What our side record holds.
 *
 * @param checkpoint the checkpoint when it was written
 * @param supersedes the plain count at that moment, if it was to be changed right after: a crash in
 *     between leaves it standing
 */
record StateRecord(Checkpoint checkpoint, OptionalLong supersedes) {}
