package dev.ito.forwarder.adapter.fs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ito.forwarder.domain.port.EventFingerprints;
import java.util.List;

/**
 * Fingerprints of events as JSON values, read as the log's own events are read: unknown fields and
 * nulls are left out, and numbers are the same if they differ in the last digits only.
 *
 * <p>Two events of which nothing is equal but the fingerprint are not to be expected: of 200,000
 * against 200,000, once in 460 million times. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class JsonEventFingerprints implements EventFingerprints {
  /** More numbers on an edge in one event are taken as they stand. */
  private static final int MOST_EDGES = 4;

  private static final List<String> FIELDS =
      List.of("v", "ts", "entity", "entity_id", "scope", "op", "from", "to", "actor", "by", "meta");
  private static final int META = FIELDS.indexOf("meta");
  private static final int CONTEXT = 12;
  private static final List<String> CONTEXT_FIELDS =
      List.of("session_id", "harness_session_id", "branch", "worktree", "commit");

  /** Fingerprints of any events. */
  public JsonEventFingerprints() {}

  @Override
  public long of(String json) {
    return hash(JsonEventDecoder.fields(json), new ValueHash(0));
  }

  @Override
  public long[] candidates(String json) {
    JsonEventDecoder.Fields event = JsonEventDecoder.fields(json);
    ValueHash asItStands = new ValueHash(0);
    long first = hash(event, asItStands);
    long[] candidates = new long[1 << Math.min(asItStands.edges(), MOST_EDGES)];
    candidates[0] = first;
    for (int choices = 1; choices < candidates.length; choices++) {
      candidates[choices] = hash(event, new ValueHash(choices));
    }
    return candidates;
  }

  private static long hash(JsonEventDecoder.Fields event, ValueHash values) {
    event.requireAll();
    long hash = 0;
    for (int place = 0; place < FIELDS.size(); place++) {
      hash = ValueHash.mix(hash, field(event, place, FIELDS.get(place), place == META, values));
    }
    JsonEventDecoder.Fields context = event.within(CONTEXT, "ctx");
    for (int place = 0; place < CONTEXT_FIELDS.size(); place++) {
      hash = ValueHash.mix(hash, field(context, place, CONTEXT_FIELDS.get(place), false, values));
    }
    return hash;
  }

  private static long field(
      JsonEventDecoder.Fields from, int place, String name, boolean any, ValueHash values) {
    JsonNode value = from.present(place, name).orElse(null);
    if (value == null) {
      return 0;
    }
    if (!any && value.isContainerNode()) {
      throw new IllegalArgumentException("field " + name + " is no plain value");
    }
    return values.of(value);
  }
}
