package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardSettings.OnNewDestination;
import dev.ito.forwarder.core.ForwardSettings.OnRejected;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How to go about forwarding: the options of all commands that send. What is not given is empty, so
 * that the files and the defaults can have their say: see {@link Settings}.
 */
final class ForwardOptions {
  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "The most events in one request; default: 100.")
  Optional<Integer> batchSize = Optional.empty();

  @Option(
      names = "--batch-bytes",
      paramLabel = "N",
      description = "The most bytes in one request; default: 900000.")
  Optional<Long> batchBytes = Optional.empty();

  @Option(
      names = "--max-retries",
      paramLabel = "N",
      description = "Attempts after the first; default: 3.")
  Optional<Integer> maxRetries = Optional.empty();

  @Option(
      names = "--retry-base-delay",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The wait before the second attempt, doubling after that; default: 500ms.")
  Optional<Duration> retryBaseDelay = Optional.empty();

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "The longest time for the whole run; default: none, 2s with --best-effort.")
  Optional<Duration> deadline = Optional.empty();

  @Option(
      names = "--best-effort",
      description =
          "For tools that run this after each command: at most 2s, exit 0 and at most one warning"
              + " when the backend is away, and a growing pause before it is tried again.")
  boolean bestEffort;

  @Option(
      names = "--on-rejected",
      paramLabel = "WHAT",
      description =
          "What to do with an event that the backend refuses: stop (before it, and name it) or quarantine (set it"
              + " aside and go on); default: stop.")
  Optional<Rejected> onRejected = Optional.empty();

  @Option(
      names = "--on-new-destination",
      paramLabel = "HOW",
      converter = NewDestinationConverter.class,
      completionCandidates = NewDestinationConverter.Words.class,
      description =
          "When url, org or repo differ from the last run's: refuse, continue (what the old place"
              + " has counts as delivered) or from-start (send the whole log); default: refuse.")
  Optional<OnNewDestination> onNewDestination = Optional.empty();

  @Option(
      names = "--no-reconcile",
      description =
          "Where nothing is known of an earlier run, do not ask the backend which events it already"
              + " has, but send them all.")
  boolean noReconcile;

  /** The words for the two ways with refused events. */
  enum Rejected {
    stop,
    quarantine;

    OnRejected meaning() {
      return this == stop ? OnRejected.STOP : OnRejected.QUARANTINE;
    }
  }

  /** Takes an option in its plainest form; says whether it is one of these. */
  boolean take(String name, String value) {
    switch (name) {
      case "--batch-size" -> batchSize = Optional.of(QuickArguments.number(value));
      case "--batch-bytes" -> batchBytes = Optional.of((long) QuickArguments.number(value));
      case "--max-retries" -> maxRetries = Optional.of(QuickArguments.number(value));
      case "--retry-base-delay" -> retryBaseDelay = Optional.of(QuickArguments.duration(value));
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
}
