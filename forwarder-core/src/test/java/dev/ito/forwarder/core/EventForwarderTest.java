package dev.ito.forwarder.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ito.forwarder.core.ForwardReport.Outcome;
import dev.ito.forwarder.domain.BackendError;
import dev.ito.forwarder.domain.Checkpoint;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.MalformedLine;
import dev.ito.forwarder.domain.RefusedEvent;
import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.InMemoryCheckpointStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One forwarder at a time, and nobody who watches can harm it. */
class EventForwarderTest {

  @Test
  void a_second_forwarder_does_nothing_while_the_first_is_at_work() throws Exception {
    Scene scene = Scene.ofEvents(5);
    List<ForwardReport> second = new ArrayList<>();
    scene.backend.whileAsked(
        request -> {
          try {
            second.add(scene.run());
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    ForwardReport first = scene.run();
    assertEquals(Outcome.DELIVERED, first.outcome());
    assertEquals(Outcome.BUSY, second.get(0).outcome());
    assertEquals(1, second.size());
    scene.assertStored(1, 5);
  }

  @Test
  void ownership_is_given_up_when_a_run_ends_with_an_exception() throws Exception {
    Scene scene = Scene.ofEvents(5);
    scene.store.dieAtCommit(1, InMemoryCheckpointStore.Death.BEFORE_STORING);
    assertThrows(IOException.class, scene::run);
    assertEquals(List.of(), scene.backend.requests(), "nothing is sent that is not on disk");
    assertEquals(5, scene.run().forwarded());
  }

  @Test
  void a_mistake_in_an_adapter_comes_out_as_it_is_and_the_next_run_goes_on() throws Exception {
    Scene scene = Scene.ofEvents(5);
    IllegalStateException mistake = new IllegalStateException("not thought of");
    List<IllegalStateException> left = new ArrayList<>(List.of(mistake));
    scene.backend.whileAsked(
        request -> {
          if (!left.isEmpty()) {
            throw left.remove(0);
          }
        });
    assertSame(mistake, assertThrows(IllegalStateException.class, scene::run));
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    scene.assertStored(1, 5);
  }

  @Test
  void an_error_of_a_listener_harms_nothing_and_an_end_of_memory_is_no_matter_of_its_own() {
    HarmlessListener.tell(
        "any",
        any -> {
          throw new NoClassDefFoundError("a class of the listener");
        });
    OutOfMemoryError end = new OutOfMemoryError("for a test");
    assertSame(
        end,
        assertThrows(
            OutOfMemoryError.class,
            () ->
                HarmlessListener.tell(
                    "any",
                    any -> {
                      throw end;
                    })));
  }

  @Test
  void a_listener_that_throws_harms_nothing() throws Exception {
    Scene scene = Scene.ofEvents(4).quarantining();
    scene.log.appendLine("no event");
    scene.store.report(CheckpointStore.Notice.COUNT_RESTORED);
    scene.backend.failNextAfterStoring(3, Scene.AWAY);
    Throwing throwing = new Throwing();
    scene.listener = throwing;
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    scene.log.replace("");
    scene.log.appendEvents(11, 12);
    scene.backend.refuse(event -> event.equals(AuditEvents.event(11)));
    assertEquals(Outcome.DELIVERED, scene.run().outcome());
    assertEquals(
        Set.of(
            "recovered", "retrying", "confirmed", "malformed", "relocated", "split", "quarantined"),
        throwing.calls);
    assertEquals(1, scene.quarantine.kept().size());
    assertEquals(5, scene.backend.stored().size());
  }

  /** Throws at every call. */
  private static final class Throwing implements ForwardListener {
    private final Set<String> calls = new HashSet<>();

    @Override
    public void recovered(CheckpointStore.Notice notice, Checkpoint recovered) {
      fail("recovered");
    }

    @Override
    public void relocated(Located located, long expected) {
      fail("relocated");
    }

    @Override
    public void malformed(MalformedLine line) {
      fail("malformed");
    }

    @Override
    public void retrying(EventBatch batch, BackendError error, int attempt, Duration wait) {
      fail("retrying");
    }

    @Override
    public void split(EventBatch batch, BackendError reason) {
      fail("split");
    }

    @Override
    public void quarantined(RefusedEvent refused) {
      fail("quarantined");
    }

    @Override
    public void confirmed(EventBatch batch, IngestResult result, long count) {
      fail("confirmed");
    }

    private void fail(String call) {
      calls.add(call);
      throw new IllegalStateException(call);
    }
  }
}
