package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventDetails;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.CheckpointStore.Notice;
import dev.ito.forwarder.domain.port.Located;
import java.nio.file.Path;
import java.util.Optional;

/** What people read: what happened; where; what they can do. */
final class Wording {
  private Wording() {}

  static String of(BackendError error, BackendAccess backend) {
    return backend.inPlace(error.match(Message.TABLE));
  }

  /** The kind of an error in a word, for programs. */
  static String kind(BackendError error) {
    return error.match(Kind.TABLE);
  }

  static String of(RefusedEvent refused) {
    EventDetails details = refused.event().details();
    return ("The backend refuses the event in line %d of the log (%s %s, %s): %s. Everything before"
            + " it is delivered, nothing behind it was tried. Mend the backend or its settings and"
            + " run again, or move just this event aside with --on-rejected quarantine")
        .formatted(
            refused.event().line(),
            details.entity(),
            details.entityId(),
            details.operation(),
            refused.reason().detail());
  }

  /** That somebody else is at work, for whoever must not be passed over. */
  static final String BUSY =
      "another forwarder is at work on this project; nothing was changed. Stop it, or wait for it,"
          + " and try again";

  /** What came of a run, if it is worth a word; otherwise nothing. */
  static String of(ForwardReport report, BackendAccess backend) {
    if (report.refused().isPresent()) {
      return of(report.refused().get());
    }
    if (report.unreconciled()) {
      return HoldingsWording.unreconciled(report.error().orElseThrow(), backend);
    }
    if (report.error().isPresent()) {
      return of(report.error().get(), backend);
    }
    return switch (report.outcome()) {
      case OTHER_DESTINATION -> elsewhere(report, backend);
      case OUT_OF_TIME -> "the time of this run is up; the next one goes on where it was";
      default -> "";
    };
  }

  static String of(Notice notice, long count) {
    return switch (notice) {
      case COUNT_MOVED ->
          "another program has moved the count in event-forward-offset; going on from event "
              + count;
      case IN_FLIGHT_DROPPED ->
          "a batch was in flight when another program moved the count; whether its events arrived"
              + " is unconfirmed";
      case COUNT_RESTORED ->
          "event-forward-offset was missing or damaged; restored to "
              + count
              + " from event-forward-state.jsonl";
      case RECORD_DAMAGED ->
          "event-forward-state.jsonl was damaged or missing; going on from its copy or from the"
              + " count, at event "
              + count;
    };
  }

  static String of(Located located, long expected) {
    long count = located.position().count();
    return switch (located.how()) {
      case FOUND_AGAIN ->
          located.amended() > 0
              ? "the last delivered event was rewritten in the log; it is not sent again"
              : "the log has changed before the checkpoint; found the place again by content, behind"
                  + " event %d (was %d)".formatted(count, expected);
      case NOTHING_KNOWN ->
          located.gap().map(gap -> suspected(gap, expected)).orElseGet(() -> replaced(expected));
      case COUNT_BEYOND_END ->
          ("event-forward-offset says %d events are delivered, the log has only %d; taking all of"
                  + " them as delivered")
              .formatted(expected, count);
      case UNCHANGED, BY_COUNT -> "going on behind event " + count;
    };
  }

  /** Where a project was looked for, and where else there may be one. */
  static String noProject(Path directory, ProjectRoot root, Path here) {
    if (!root.git()) {
      return "no %s directory at or above %s; run this inside a project, or name it with --ito-path DIR"
          .formatted(directory.getFileName(), here);
    }
    String nearer = ProjectRoot.nearest(here).map(at -> " (there is one in " + at + ")").orElse("");
    return "no %s directory in %s, the top of this git work tree; run this inside a project, or name it with --ito-path DIR%s"
        .formatted(directory.getFileName(), root.path(), nearer);
  }

  /** What somebody needs who has never set anything. */
  static String notSetUp(Path directory) {
    return """
        forwarding is not set up: no --url is given, and no config file has backend.enabled.
        Put where to forward to into %s:
          {"backend": {"enabled": true, "url": "%s",
                       "project": {"org": "ORG", "repo": "REPO"}}}
        or give --url, --org and --repo; and the token into the environment:
          export %s=TOKEN
        ito-forwarder config shows what is set and what is missing"""
        .formatted(
            directory.resolve("config.json"), BackendAccess.DEFAULT_URL, BackendAccess.TOKEN);
  }

  /** That somebody does not want to forward. */
  static String switchedOff(Setting<Boolean> enabled) {
    return "forwarding is switched off: " + enabled.place() + " is false; nothing was sent";
  }

  /** What to decide when the state belongs to another destination. */
  static String elsewhere(ForwardReport report, BackendAccess backend) {
    return elsewhere(report.boundTo(), backend) + ". Nothing was sent";
  }

  static String elsewhere(Optional<Destination> boundTo, BackendAccess backend) {
    return ("the events of this project go to %s so far, and now to %s %s/%s. If that place has what"
            + " the old one has, say --on-new-destination continue; to send the whole log there,"
            + " --on-new-destination from-start")
        .formatted(
            boundTo.map(Object::toString).orElse("another place"),
            Redacted.url(backend.url()),
            backend.org(),
            backend.repo());
  }

  private static String replaced(long expected) {
    return "the log was replaced: none of the last delivered events is in it; starting at its"
        + " beginning (the checkpoint was at event "
        + expected
        + ")";
  }

  private static String suspected(Located.Gap gap, long expected) {
    return ("gap suspected: none of the delivered events is left in the log. The last of them is of"
            + " %s, the first one left is of %s; what was written in between and is cut already"
            + " cannot be delivered. Starting at the beginning of the log (the checkpoint was at"
            + " event %d)")
        .formatted(gap.lastKnown(), gap.oldestLeft(), expected);
  }

  private enum Kind implements BackendError.Cases<String> {
    TABLE;

    @Override
    public String unavailable(BackendError.Unavailable error) {
      return "unavailable";
    }

    @Override
    public String throttled(BackendError.Throttled error) {
      return "throttled";
    }

    @Override
    public String unauthorized(BackendError.Unauthorized error) {
      return "unauthorized";
    }

    @Override
    public String notFound(BackendError.NotFound error) {
      return "not_found";
    }

    @Override
    public String tooLarge(BackendError.TooLarge error) {
      return "too_large";
    }

    @Override
    public String rejected(BackendError.Rejected error) {
      return "rejected";
    }

    @Override
    public String leaseConflict(BackendError.LeaseConflict error) {
      return "lease_conflict";
    }

    @Override
    public String revisionConflict(BackendError.RevisionConflict error) {
      return "revision_conflict";
    }

    @Override
    public String other(BackendError.Other error) {
      return "other";
    }
  }

  private enum Message implements BackendError.Cases<String> {
    TABLE;

    @Override
    public String unavailable(BackendError.Unavailable error) {
      return "Backend unavailable during event forwarding: "
          + error.detail()
          + ". Nothing is lost; run again when it is back";
    }

    @Override
    public String throttled(BackendError.Throttled error) {
      return "Backend asks to slow down during event forwarding: "
          + error.detail()
          + ". Nothing is lost; run again later";
    }

    @Override
    public String unauthorized(BackendError.Unauthorized error) {
      return "Backend auth failed during event forwarding: "
          + error.detail()
          + ". Nothing is lost; mend the token setting, or the project that --org and --repo name;"
          + " ito-forwarder config shows where each is from";
    }

    @Override
    public String notFound(BackendError.NotFound error) {
      return "Backend ingest endpoint not found: "
          + error.detail()
          + ". Nothing is lost; mend the url setting";
    }

    @Override
    public String tooLarge(BackendError.TooLarge error) {
      return "Backend error during event forwarding: too large: " + error.detail();
    }

    @Override
    public String rejected(BackendError.Rejected error) {
      return "Backend error during event forwarding: refused: " + error.detail();
    }

    @Override
    public String leaseConflict(BackendError.LeaseConflict error) {
      return "Unexpected lease conflict during event forwarding: " + error.detail();
    }

    @Override
    public String revisionConflict(BackendError.RevisionConflict error) {
      return "Unexpected revision conflict during event forwarding: " + error.detail();
    }

    @Override
    public String other(BackendError.Other error) {
      return "Backend error during event forwarding: "
          + error.detail()
          + ". Nothing is lost; what was not delivered is tried again by the next run";
    }
  }
}
