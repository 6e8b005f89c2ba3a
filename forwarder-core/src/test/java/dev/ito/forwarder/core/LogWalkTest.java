package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.testkit.InMemoryAuditLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogWalkTest {

  @Test
  void in_a_log_that_has_become_shorter_meanwhile_the_place_is_its_end() throws Exception {
    InMemoryAuditLog log = InMemoryAuditLog.ofEvents(3);
    LogWalk walk = new LogWalk(log, LogPosition.ofCount(3));
    assertEquals(2, walk.before(3).count());
    assertEquals(3, walk.before(9).count());
  }

  @Test
  void what_waits_is_counted_on_from_what_is_dealt_with() throws Exception {
    LogWalk walk = new LogWalk(InMemoryAuditLog.ofEvents(5), LogPosition.ofCount(3));
    List<Long> numbers = new ArrayList<>();
    walk.waiting(walk.delivered(), (number, event) -> numbers.add(number));
    assertEquals(List.of(4L, 5L), numbers);
  }
}
