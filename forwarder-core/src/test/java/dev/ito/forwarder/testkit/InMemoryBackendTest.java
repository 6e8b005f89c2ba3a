package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Holds the fake to the contract it stands in for. */
class InMemoryBackendTest extends EventIngestContract {
  private static final OptionalInt NO_STATUS = OptionalInt.empty();
  private static final Optional<Duration> NO_WISH = Optional.empty();

  private final InMemoryBackend backend = new InMemoryBackend();

  @Override
  protected EventIngest newIngest() {
    return backend;
  }

  @Override
  protected List<String> stored() {
    return AuditEvents.texts(backend.stored());
  }

  @Override
  protected OptionalInt requests() {
    return OptionalInt.of(backend.requests().size());
  }

  @Override
  protected void failNext(Fault fault) {
    switch (fault) {
      case STORED_IN_PART -> backend.failNextAfterStoring(PREFIX, InMemoryBackend.outage("cut"));
      case ANSWER_LOST -> backend.loseNextAnswer();
      case WRONG_COUNTS -> backend.answerNext(Integer.MAX_VALUE, new IngestResult(0, 0));
      default -> backend.failNext(error(fault));
    }
  }

  private static BackendError error(Fault fault) {
    return switch (fault) {
      case NOT_REACHED -> new BackendError.Unavailable("refused", NO_STATUS, NO_WISH, false);
      case UNAVAILABLE -> new BackendError.Unavailable("away", OptionalInt.of(503), NO_WISH, true);
      case UNAVAILABLE_FOR_A_WHILE ->
          new BackendError.Unavailable("away", OptionalInt.of(503), Optional.of(ASKED), true);
      case THROTTLED -> new BackendError.Throttled("slow down", OptionalInt.of(429), NO_WISH);
      case THROTTLED_FOR_A_WHILE ->
          new BackendError.Throttled("slow down", OptionalInt.of(429), Optional.of(ASKED));
      case UNAUTHORIZED -> new BackendError.Unauthorized("who is there", OptionalInt.of(401));
      case NOT_FOUND -> new BackendError.NotFound("nothing here", OptionalInt.of(404));
      case TOO_LARGE -> new BackendError.TooLarge("too much", OptionalInt.of(413));
      case REJECTED -> new BackendError.Rejected("no", OptionalInt.of(422));
      case OTHER -> new BackendError.Other("a teapot", OptionalInt.of(418));
      case NO_ANSWER -> InMemoryBackend.outage("no answer in time");
      case STORED_IN_PART, ANSWER_LOST, WRONG_COUNTS ->
          throw new IllegalArgumentException(fault + " is not an error alone");
    };
  }
}
