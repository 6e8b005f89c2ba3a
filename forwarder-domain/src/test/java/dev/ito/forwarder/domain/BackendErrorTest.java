package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each kind finds its own row of a table of cases. */
class BackendErrorTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  @Test
  void each_kind_is_answered_by_its_own_case() {
    List<BackendError> errors =
        List.of(
            new BackendError.Unavailable("0", NONE, Optional.empty(), true),
            new BackendError.Throttled("1", NONE, Optional.empty()),
            new BackendError.Unauthorized("2", NONE),
            new BackendError.NotFound("3", NONE),
            new BackendError.TooLarge("4", NONE),
            new BackendError.Rejected("5", NONE),
            new BackendError.LeaseConflict("6", NONE),
            new BackendError.RevisionConflict("7", NONE),
            new BackendError.Other("8", NONE));
    assertEquals(
        List.of(
            "unavailable 0",
            "throttled 1",
            "unauthorized 2",
            "notFound 3",
            "tooLarge 4",
            "rejected 5",
            "leaseConflict 6",
            "revisionConflict 7",
            "other 8"),
        errors.stream().map(error -> error.match(new Names())).toList());
  }

  private static final class Names implements BackendError.Cases<String> {
    @Override
    public String unavailable(BackendError.Unavailable error) {
      return "unavailable " + error.detail();
    }

    @Override
    public String throttled(BackendError.Throttled error) {
      return "throttled " + error.detail();
    }

    @Override
    public String unauthorized(BackendError.Unauthorized error) {
      return "unauthorized " + error.detail();
    }

    @Override
    public String notFound(BackendError.NotFound error) {
      return "notFound " + error.detail();
    }

    @Override
    public String tooLarge(BackendError.TooLarge error) {
      return "tooLarge " + error.detail();
    }

    @Override
    public String rejected(BackendError.Rejected error) {
      return "rejected " + error.detail();
    }

    @Override
    public String leaseConflict(BackendError.LeaseConflict error) {
      return "leaseConflict " + error.detail();
    }

    @Override
    public String revisionConflict(BackendError.RevisionConflict error) {
      return "revisionConflict " + error.detail();
    }

    @Override
    public String other(BackendError.Other error) {
      return "other " + error.detail();
    }
  }
}
