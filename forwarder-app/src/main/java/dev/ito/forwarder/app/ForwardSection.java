package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.ForwardSettings.OnNewDestination;
import dev.ito.forwarder.core.ForwardSettings.OnRejected;
import dev.ito.forwarder.core.RetrySettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What counts of {@code backend.forward}, and of what else says how to go about forwarding. */
final class ForwardSection {
  /** The whole of a run that comes after every command of somebody's tool; no file prolongs it. */
  private static final Duration BEST_EFFORT_DEADLINE = Duration.ofSeconds(2);

  /** How much of that goes by before Java can begin with the run, and after it. */
  private static final Duration START_AND_END = Duration.ofMillis(200);

  private static final int MOST_RETRIES = Integer.MAX_VALUE - 1; // and the first attempt

  private final ForwardOptions flags;
  private final Optional<Source> sourceFlag;
  private final ConfigFiles files;

  ForwardSection(ForwardOptions flags, Optional<Source> sourceFlag, ConfigFiles files) {
    this.flags = flags;
    this.sourceFlag = sourceFlag;
    this.files = files;
  }

  Setting<Integer> batchSize() throws UsageException {
    return integer(
        Key.BATCH_SIZE, flags.batchSize, Integer.MAX_VALUE, ForwardSettings.DEFAULT.batchSize());
  }

  Setting<Long> batchBytes() throws UsageException {
    if (flags.batchBytes.isPresent()) {
      return Setting.flag(Key.BATCH_BYTES, flags.batchBytes.get());
    }
    Optional<ConfigValue> found = files.find(Key.BATCH_BYTES);
    return found.isPresent()
        ? Setting.inFile(
            Key.BATCH_BYTES,
            found.get(),
            found.get().whole(ForwardSettings.LEAST_BATCH_BYTES, Long.MAX_VALUE))
        : Setting.byDefault(Key.BATCH_BYTES, ForwardSettings.DEFAULT.batchBytes());
  }

  Setting<Integer> maxRetries() throws UsageException {
    return integer(
        Key.MAX_RETRIES, flags.maxRetries, MOST_RETRIES, RetrySettings.DEFAULT.maxRetries());
  }

  private Setting<Integer> integer(Key key, Optional<Integer> flag, int most, int otherwise)
      throws UsageException {
    if (flag.isPresent()) {
      return Setting.flag(key, flag.get());
    }
    Optional<ConfigValue> found = files.find(key);
    return found.isPresent()
        ? Setting.inFile(key, found.get(), (int) found.get().whole(0, most))
        : Setting.byDefault(key, otherwise);
  }

  Setting<Duration> retryBaseDelay() throws UsageException {
    if (flags.retryBaseDelay.isPresent()) {
      return Setting.flag(Key.RETRY_BASE_DELAY, flags.retryBaseDelay.get());
    }
    Optional<ConfigValue> found = files.find(Key.RETRY_BASE_DELAY);
    return found.isPresent()
        ? Setting.inFile(Key.RETRY_BASE_DELAY, found.get(), found.get().millis())
        : Setting.byDefault(Key.RETRY_BASE_DELAY, RetrySettings.DEFAULT.baseDelay());
  }

  Setting<Optional<Duration>> deadline() throws UsageException {
    if (flags.deadline.isPresent()) {
      return Setting.flag(Key.DEADLINE, flags.deadline);
    }
    Optional<ConfigValue> found = files.find(Key.DEADLINE);
    if (found.isPresent()) {
      Duration configured = found.get().millis();
      if (!flags.bestEffort || configured.compareTo(BEST_EFFORT_DEADLINE) < 0) {
        return Setting.inFile(Key.DEADLINE, found.get(), configured).present();
      }
    }
    Optional<Duration> otherwise =
        flags.bestEffort ? Optional.of(BEST_EFFORT_DEADLINE) : ForwardSettings.DEFAULT.deadline();
    return Setting.byDefault(Key.DEADLINE, otherwise);
  }

  Setting<OnRejected> onRejected() throws UsageException {
    if (flags.onRejected.isPresent()) {
      return Setting.flag(Key.ON_REJECTED, flags.onRejected.get().meaning());
    }
    Optional<ConfigValue> found = files.find(Key.ON_REJECTED);
    if (found.isEmpty()) {
      return Setting.byDefault(Key.ON_REJECTED, ForwardSettings.DEFAULT.onRejected());
    }
    String word = found.get().word("stop", "quarantine");
    return Setting.inFile(
        Key.ON_REJECTED,
        found.get(),
        word.equals("stop") ? OnRejected.STOP : OnRejected.QUARANTINE);
  }

  Setting<OnNewDestination> onNewDestination() throws UsageException {
    if (flags.onNewDestination.isPresent()) {
      return Setting.flag(Key.ON_NEW_DESTINATION, flags.onNewDestination.get());
    }
    Optional<ConfigValue> found = files.find(Key.ON_NEW_DESTINATION);
    if (found.isEmpty()) {
      return Setting.byDefault(Key.ON_NEW_DESTINATION, ForwardSettings.DEFAULT.onNewDestination());
    }
    String word = found.get().word("refuse", "continue", "from-start");
    return Setting.inFile(
        Key.ON_NEW_DESTINATION, found.get(), new NewDestinationConverter().convert(word));
  }

  Setting<Source> source() throws UsageException {
    if (sourceFlag.isPresent()) {
      return Setting.flag(Key.SOURCE, sourceFlag.get());
    }
    Optional<ConfigValue> found = files.find(Key.SOURCE);
    if (found.isEmpty()) {
      return Setting.byDefault(Key.SOURCE, Source.AUTO);
    }
    String word = found.get().word("auto", "file", "branch");
    return Setting.inFile(Key.SOURCE, found.get(), Source.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  /** The branch that holds the events, for a source that looks for one. */
  Setting<String> branch() throws UsageException {
    Optional<ConfigValue> found = files.find(Key.BRANCH);
    return found.isPresent()
        ? Setting.inFile(Key.BRANCH, found.get(), found.get().name())
        : Setting.byDefault(Key.BRANCH, Wiring.DEFAULT_BRANCH);
  }

  /** All of it, for a run. */
  ForwardSettings settings() throws UsageException {
    Optional<Duration> deadline = deadline().value();
    try {
      ForwardSettings settings =
          ForwardSettings.DEFAULT
              .withBatchSize(batchSize().value())
              .withBatchBytes(batchBytes().value())
              .withRetry(new RetrySettings(maxRetries().value(), retryBaseDelay().value()))
              .withOnRejected(onRejected().value())
              .withOnNewDestination(onNewDestination().value())
              .withBestEffort(flags.bestEffort)
              .withReconcile(!flags.noReconcile);
      return deadline.isPresent() ? settings.withDeadline(ofRun(deadline.get())) : settings;
    } catch (IllegalArgumentException e) {
      throw new UsageException(asFlag(e.getMessage()));
    }
  }

  private Duration ofRun(Duration deadline) {
    boolean whole = flags.bestEffort && deadline.equals(BEST_EFFORT_DEADLINE);
    return whole ? deadline.minus(START_AND_END) : deadline;
  }

  /** The core names its settings; people know them by their flags. Files were checked before. */
  private static String asFlag(String message) {
    int end = message.indexOf(' ');
    String name = message.substring(0, end).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return "--" + name + message.substring(end);
  }
}
