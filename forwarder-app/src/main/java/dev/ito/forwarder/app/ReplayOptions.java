package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ReplayStart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What to deliver again. */
final class ReplayOptions {
  @Option(
      names = "--from",
      paramLabel = "N",
      converter = EventNumberConverter.class,
      description =
          "From the N-th event of the log on. Events are counted from 1, malformed and blank lines"
              + " are not: --from 1 is all of them, --from 101 leaves out the first 100.")
  private Optional<Long> from = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "From the first event in the log on that is not earlier: a time as in"
              + " 2026-03-01T12:00:00Z, or how long ago, as in 30m, 2h, 3d.")
  private Optional<Instant> since = Optional.empty();

  @Option(names = "--all", description = "The whole log.")
  private boolean all;

  @Option(
      names = "--quarantined",
      description =
          "What is in quarantine, and nothing of the log; what the backend takes leaves the"
              + " quarantine.")
  private boolean quarantined;

  @Option(
      names = "--resend",
      description =
          "Send also what the backend already has; it will be there twice. Default: only what it"
              + " does not have is sent.")
  private boolean resend;

  boolean resend() {
    return resend;
  }

  boolean quarantined() {
    return quarantined;
  }

  /** Fails unless exactly one thing is asked for. */
  void check() throws UsageException {
    List<String> given =
        Stream.of(
                from.map(n -> "--from"),
                since.map(t -> "--since"),
                Optional.of("--all").filter(a -> all),
                Optional.of("--quarantined").filter(q -> quarantined))
            .flatMap(Optional::stream)
            .toList();
    if (given.isEmpty()) {
      throw new UsageException(
          "what is to be delivered again? Say --from N, --since TIME, --all or --quarantined");
    }
    if (given.size() > 1) {
      throw new UsageException(
          String.join(" and ", given) + " do not go together; choose one of them");
    }
    if (resend && quarantined) {
      throw new UsageException(
          "--resend does not go with --quarantined, which sends all that is in quarantine anyway");
    }
  }

  ReplayStart start() {
    return since.isPresent()
        ? new ReplayStart.Since(since.get())
        : new ReplayStart.Numbered(from.orElse(1L));
  }

  /** Why there is nothing to deliver again. */
  String nothing(long delivered) throws UsageException {
    if (delivered == 0) {
      return "no event of this log has been delivered yet; ito-forwarder forward sends them";
    }
    if (from.isPresent()) {
      throw new UsageException(
          "--from %d: only events 1 to %d have been delivered; ito-forwarder forward sends the rest"
              .formatted(from.get(), delivered));
    }
    return "no delivered event is from %s or later; nothing to do"
        .formatted(since.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("then"));
  }
}
