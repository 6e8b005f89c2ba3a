package org.example.audit.adapter.h2;

import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.BackendException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.OptionalInt;

/** What the states of SQL mean to a forwarder. */
final class SqlErrors {
  private SqlErrors() {}

  /** Nothing has been sent yet. */
  static BackendException atTheDoor(SQLException e) {
    return new BackendException(
        state(e).startsWith("28")
            ? new BackendError.Unauthorized(detail(e), OptionalInt.empty())
            : unavailable(e, false));
  }

  /** Something may have been stored, unless the database says that it was refused. */
  static BackendException inTheMiddle(SQLException e) {
    return new BackendException(kind(e));
  }

  private static BackendError kind(SQLException e) {
    String state = state(e);
    if (state.equals("22001")) {
      return new BackendError.TooLarge(detail(e), OptionalInt.empty());
    }
    if (state.startsWith("22") || state.startsWith("23")) {
      return new BackendError.Rejected(detail(e), OptionalInt.empty());
    }
    if (state.startsWith("42")) {
      return new BackendError.NotFound(detail(e), OptionalInt.empty());
    }
    boolean mayPass = e instanceof SQLTransientException || state.startsWith("08");
    return mayPass ? unavailable(e, true) : new BackendError.Other(detail(e), OptionalInt.empty());
  }

  private static BackendError unavailable(SQLException e, boolean outcomeUnknown) {
    return new BackendError.Unavailable(
        detail(e), OptionalInt.empty(), Optional.empty(), outcomeUnknown);
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }

  private static String detail(SQLException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse("");
    return "SQL state " + state(e) + ": " + message.lines().findFirst().orElse("no reason given");
  }
}
