package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.BackendError;

/**
 * Whether the same batch, unchanged, may be taken later: yes where the backend is away or asks to
 * slow down, no where it has given a verdict.
 *
 * <p>Exhaustive over the sealed family: a new kind of error does not compile until it has an answer
 * here.
 */
enum RetryClassification implements BackendError.Cases<Boolean> {
  MAY_BE_RETRIED;

  static boolean mayBeRetried(BackendError error) {
    return error.match(MAY_BE_RETRIED);
  }

  @Override
  public Boolean unavailable(BackendError.Unavailable error) {
    return true;
  }

  @Override
  public Boolean throttled(BackendError.Throttled error) {
    return true;
  }

  @Override
  public Boolean unauthorized(BackendError.Unauthorized error) {
    return false;
  }

  @Override
  public Boolean notFound(BackendError.NotFound error) {
    return false;
  }

  @Override
  public Boolean tooLarge(BackendError.TooLarge error) {
    return false;
  }

  @Override
  public Boolean rejected(BackendError.Rejected error) {
    return false;
  }

  @Override
  public Boolean leaseConflict(BackendError.LeaseConflict error) {
    return false;
  }

  @Override
  public Boolean revisionConflict(BackendError.RevisionConflict error) {
    return false;
  }

  @Override
  public Boolean other(BackendError.Other error) {
    return false;
  }
}
