package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.InFlight;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.testkit.AuditEvents;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordTextTest {
  private static StateRecord sending(int events) {
    InFlight open =
        InFlight.of(
            List.of(EventBatch.of(3, AuditEvents.events(4, 3 + events))),
            new LogPosition(3 + events, "end"));
    return new StateRecord(Checkpoint.at(new LogPosition(3, "m")).sending(open), List.of());
  }

  @Test
  void a_record_in_the_place_of_another_has_nothing_of_that() throws Exception {
    RecordText text = new RecordText();
    for (int events : new int[] {5, 50, 2, 49}) {
      ByteBuffer content = text.of(sending(events));
      byte[] bytes = Arrays.copyOf(content.array(), content.limit());
      assertEquals(sending(events), StateRecordFormat.read(bytes));
    }
  }
}
