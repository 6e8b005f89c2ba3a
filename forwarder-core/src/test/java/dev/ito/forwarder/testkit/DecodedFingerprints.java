package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.port.EventFingerprints;
import java.util.List;

/**
 * Fingerprints of the events that {@link AuditEvents} makes.
 *
 * @since 0.1.0
 */
public enum DecodedFingerprints implements EventFingerprints {
  /** The only one. */
  INSTANCE;

  private static final long PRIME = 0x100000001b3L;

  @Override
  public long of(String json) {
    EventDetails says = AuditEvents.DECODER.decode(json);
    List<Object> allButCount =
        List.of(
            says.version(),
            says.timestamp(),
            says.entity(),
            says.entityId(),
            says.scope(),
            says.operation(),
            says.from(),
            says.to(),
            says.actor(),
            says.by(),
            says.meta(),
            says.context());
    return allButCount.toString().chars().asLongStream().reduce(1, (h, c) -> (h ^ c) * PRIME);
  }

  @Override
  public long[] candidates(String json) {
    return new long[] {of(json)};
  }
}
