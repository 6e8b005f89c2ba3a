package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardSettings;
import dev.ito.forwarder.core.RetrySettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How to go about forwarding: the options of all commands that send. */
final class ForwardOptions {
  /** The whole of a run that comes after every command of somebody's tool. */
  private static final Duration BEST_EFFORT_DEADLINE = Duration.ofSeconds(2);

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "The most events in one request; default: 100.")
  private int batchSize = ForwardSettings.DEFAULT.batchSize();

  @Option(
      names = "--batch-bytes",
      paramLabel = "N",
      description = "The most bytes in one request; default: 900000.")
  private long batchBytes = ForwardSettings.DEFAULT.batchBytes();

  @Option(
      names = "--max-retries",
      paramLabel = "N",
      description = "Attempts after the first; default: 3.")
  private int maxRetries = RetrySettings.DEFAULT.maxRetries();

  @Option(
      names = "--retry-base-delay",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The wait before the second attempt, doubling after that; default: 500ms.")
  private Duration retryBaseDelay = RetrySettings.DEFAULT.baseDelay();

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest time for the whole run; default: none, 2s with --best-effort.")
  private Optional<Duration> deadline = Optional.empty();

  @Option(
      names = "--best-effort",
      description =
          "For tools that run this after each command: at most 2s, exit 0 and at most one warning"
              + " when the backend is away, and a growing pause before it is tried again.")
  private boolean bestEffort;

  @Option(
      names = "--on-rejected",
      paramLabel = "WHAT",
      description =
          "What to do with an event that the backend refuses: stop before it and name it, or move"
              + " it to quarantine and go on: ${COMPLETION-CANDIDATES}; default: stop.")
  private Rejected onRejected = Rejected.stop;

  @Option(
      names = "--on-new-destination",
      paramLabel = "WHAT",
      converter = NewDestinationConverter.class,
      description =
          "When url, org or repo differ from the last run's: refuse, continue (what the old place"
              + " has counts as delivered) or from-start (send the whole log); default: refuse.")
  private ForwardSettings.OnNewDestination onNewDestination =
      ForwardSettings.DEFAULT.onNewDestination();

  /** The words for the two ways with refused events. */
  enum Rejected {
    stop,
    quarantine
  }

  /** Takes an option in its plainest form; says whether it is one of these. */
  boolean take(String name, String value) {
    switch (name) {
      case "--batch-size" -> batchSize = QuickArguments.number(value);
      case "--batch-bytes" -> batchBytes = QuickArguments.number(value);
      case "--max-retries" -> maxRetries = QuickArguments.number(value);
      case "--retry-base-delay" -> retryBaseDelay = QuickArguments.duration(value);
      case "--deadline" -> deadline = Optional.of(QuickArguments.duration(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Takes a switch; says whether it is one of these. */
  boolean take(String name) {
    boolean known = name.equals("--best-effort");
    bestEffort |= known;
    return known;
  }

  boolean bestEffort() {
    return bestEffort;
  }

  ForwardSettings settings() throws UsageException {
    try {
      ForwardSettings settings =
          ForwardSettings.DEFAULT
              .withBatchSize(batchSize)
              .withBatchBytes(batchBytes)
              .withRetry(new RetrySettings(maxRetries, retryBaseDelay))
              .withOnRejected(
                  onRejected == Rejected.stop
                      ? ForwardSettings.OnRejected.STOP
                      : ForwardSettings.OnRejected.QUARANTINE)
              .withOnNewDestination(onNewDestination)
              .withBestEffort(bestEffort);
      Optional<Duration> longest =
          bestEffort ? deadline.or(() -> Optional.of(BEST_EFFORT_DEADLINE)) : deadline;
      return longest.map(settings::withDeadline).orElse(settings);
    } catch (IllegalArgumentException e) {
      throw new UsageException(asFlag(e.getMessage()));
    }
  }

  /** The library names its settings; people know them by their flags. */
  private static String asFlag(String message) {
    int end = message.indexOf(' ');
    String name = message.substring(0, end).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return "--" + name + message.substring(end);
  }
}
