package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.testkit.AuditEvents;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateRecordFormatTest {
  private static final String TWO_EVENTS = AuditEvents.json(4) + "\n" + AuditEvents.json(5) + "\n";

  private static StateRecord read(String content) throws StateRecordFormat.Damaged {
    return StateRecordFormat.read(SealedText.of(content));
  }

  private static String header(int format, String superseded, String lines) {
    return "{\"format\":"
        + format
        + ",\"count\":3,\"mark\":\"m\",\"sequence\":3,"
        + superseded
        + "\"in_flight\":{\"head_refused\":false,\"end_count\":5,\"end_mark\":\"n\",\"batches\":["
        + "{\"key\":\"k\","
        + lines
        + "}]}}\n";
  }

  private static List<Long> lines(StateRecord record) {
    return record.checkpoint().inFlight().orElseThrow().head().events().stream()
        .map(AuditEvent::line)
        .toList();
  }

  @Test
  void what_is_written_is_read_whatever_lines_the_events_have() throws Exception {
    List<AuditEvent> events =
        Stream.of(4L, 5L, 6L, 9L, 11L, 12L)
            .map(line -> AuditEvents.event(line, AuditEvents.json(line.intValue())))
            .toList();
    Checkpoint sending =
        Checkpoint.at(new LogPosition(3, "m"))
            .sending(
                InFlight.of(
                    List.of(
                        EventBatch.of(3, events.subList(0, 4)),
                        EventBatch.of(7, events.subList(4, 6))),
                    new LogPosition(9, "n")));
    StateRecord record = new StateRecord(sending, List.of(1L, 2L));
    StateRecord again = StateRecordFormat.read(SealedText.of(record));
    assertEquals(record, again);
    assertEquals(List.of(4L, 5L, 6L, 9L), lines(again));
  }

  @Test
  void a_record_of_earlier_days_is_still_read() throws Exception {
    StateRecord record = read(header(1, "\"supersedes\":1,", "\"lines\":[4,7]") + TWO_EVENTS);
    assertEquals(List.of(1L), record.superseded());
    assertEquals(List.of(4L, 7L), lines(record));
  }

  @Test
  void a_record_that_has_fewer_events_than_it_says_is_damaged() {
    for (String lines : List.of("\"runs\":[4,3]", "\"lines\":[4,5,6]", "\"runs\":[4,1,9,2]")) {
      assertThrows(
          StateRecordFormat.Damaged.class, () -> read(header(2, "", lines) + TWO_EVENTS), lines);
    }
  }
}
