package dev.ito.forwarder.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting, ready to be shown.
 *
 * @param key what it is
 * @param value a number, a boolean or a text, fit for other eyes; empty if there is none
 * @param origin where it comes from
 * @param problem why it makes no sense, if it makes none
 */
record ConfigRow(Key key, Optional<Object> value, Origin origin, Optional<String> problem) {

  /** Looks up one setting. */
  @FunctionalInterface
  private interface Lookup {
    Setting<?> setting() throws UsageException;
  }

  static List<ConfigRow> all(Settings settings) {
    List<ConfigRow> rows = new ArrayList<>();
    BackendSection backend = settings.backendSection();
    rows.add(row(Key.ENABLED, backend::enabled));
    rows.add(row(Key.URL, backend::url));
    rows.add(row(Key.TOKEN, backend::token));
    rows.add(row(Key.TOKEN_VARIABLE, backend::tokenVariable));
    rows.add(row(Key.ORG, backend::org));
    rows.add(row(Key.REPO, backend::repo));
    rows.add(row(Key.TIMEOUT, backend::timeout));
    ForwardSection forward = settings.forwardSection();
    rows.add(row(Key.MAX_RETRIES, forward::maxRetries));
    rows.add(row(Key.BATCH_SIZE, forward::batchSize));
    rows.add(row(Key.BATCH_BYTES, forward::batchBytes));
    rows.add(row(Key.RETRY_BASE_DELAY, forward::retryBaseDelay));
    rows.add(row(Key.DEADLINE, forward::deadline));
    rows.add(row(Key.ON_REJECTED, forward::onRejected));
    rows.add(row(Key.ON_NEW_DESTINATION, forward::onNewDestination));
    rows.add(row(Key.SOURCE, forward::source));
    rows.add(row(Key.CA_FILE, backend::caFile));
    rows.add(row(Key.CLIENT_CERT, backend::clientCert));
    rows.add(row(Key.CLIENT_KEY, backend::clientKey));
    rows.add(row(Key.BRANCH, forward::branch));
    return rows;
  }

  private static ConfigRow row(Key key, Lookup lookup) {
    try {
      Setting<?> setting = lookup.setting();
      return new ConfigRow(key, shown(key, setting.value()), setting.origin(), Optional.empty());
    } catch (UsageException e) {
      return new ConfigRow(key, Optional.empty(), Origin.DEFAULT, Optional.of(e.getMessage()));
    }
  }

  private static Optional<Object> shown(Key key, Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.flatMap(present -> shown(key, present));
    }
    return Optional.of(
        switch (key) {
          case TOKEN -> Redacted.SECRET;
          case URL -> Redacted.url(value.toString());
          default -> plain(value);
        });
  }

  private static Object plain(Object value) {
    if (value instanceof Duration duration) {
      return duration.toMillis();
    }
    if (value instanceof Enum<?> word) {
      return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }
}
