package dev.ito.forwarder.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuditEventTest {

  @Test
  void the_text_is_kept_byte_for_byte() {
    String text = "{\"to\":\"gr\u00fc\u00df \\u00e9 \ud83d\ude80\",\"n\":1e3}";
    AuditEvent event = Events.event(1, text);
    assertEquals(text, event.text());
    assertEquals(text.getBytes(StandardCharsets.UTF_8).length, event.bytes());
  }

  @Test
  void it_is_copied_to_its_place_in_a_buffer() {
    byte[] target = "......".getBytes(StandardCharsets.US_ASCII);
    assertEquals(4, Events.event(1, "{}").copyTo(target, 2));
    assertArrayEquals("..{}..".getBytes(StandardCharsets.US_ASCII), target);
    assertThrows(IndexOutOfBoundsException.class, () -> Events.event(1, "{}").copyTo(target, 5));
  }

  @Test
  void its_fingerprint_is_two_checksums_over_the_text_alone() {
    assertEquals(0xE3069283_CBF43926L, Events.event(1, "123456789").fingerprint()); // check values
    byte[] buffer = "[123456789]".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0xE3069283_CBF43926L, AuditEvent.fingerprint(buffer, 1, 10));
  }

  @Test
  void equality_is_the_text_and_not_the_line() {
    assertEquals(Events.event(1, "{}"), Events.event(9, "{}"));
    assertEquals(Events.event(1, "{}").hashCode(), Events.event(9, "{}").hashCode());
    assertNotEquals(Events.event(1, "{}").hashCode(), Events.event(1, "{ }").hashCode());
    assertEquals(9, Events.event(9, "{}").line());
    assertNotEquals(Events.event(1, "{}"), Events.event(1, "{ }"));
  }

  @Test
  void among_others_in_one_array_it_is_what_it_is_alone() {
    byte[] source = "{}{\"a\":\"\u00fc\"}[]".getBytes(StandardCharsets.UTF_8);
    AuditEvent event = AuditEvent.of(7, source, 2, source.length - 2, Events.UNREAD);
    AuditEvent alone = Events.event(7, "{\"a\":\"\u00fc\"}");
    assertEquals(alone, event);
    assertEquals(alone.hashCode(), event.hashCode());
    assertEquals(alone.fingerprint(), event.fingerprint());
    assertEquals(alone.text(), event.text());
    assertEquals(alone.toString(), event.toString());
    assertEquals(10, event.bytes());
    byte[] target = new byte[12];
    assertEquals(11, event.copyTo(target, 1));
    assertEquals(alone.text(), new String(target, 1, 10, StandardCharsets.UTF_8));
    assertNotEquals(event, AuditEvent.of(7, source, 0, 2, Events.UNREAD));
    assertNotEquals(event, AuditEvent.of(7, source, 2, source.length, Events.UNREAD));
  }

  @Test
  void its_text_lies_in_the_array_it_is_said_to_lie_in() {
    byte[] source = {'x', 'y'};
    assertThrows(
        IndexOutOfBoundsException.class, () -> AuditEvent.of(1, source, -1, 1, Events.UNREAD));
    assertThrows(
        IndexOutOfBoundsException.class, () -> AuditEvent.of(1, source, 1, 3, Events.UNREAD));
    assertThrows(
        IndexOutOfBoundsException.class, () -> AuditEvent.of(1, source, 2, 1, Events.UNREAD));
    assertThrows(
        IllegalArgumentException.class, () -> AuditEvent.of(1, source, 1, 1, Events.UNREAD));
  }

  @Test
  void the_fields_are_read_only_when_somebody_asks() {
    AtomicInteger asked = new AtomicInteger();
    AuditEvent event =
        AuditEvent.of(
            1,
            new byte[] {'x'},
            json -> {
              asked.incrementAndGet();
              throw new IllegalArgumentException(json);
            });
    assertEquals("x", event.text());
    assertEquals(0, asked.get());
    assertThrows(IllegalArgumentException.class, event::details);
    assertEquals(1, asked.get());
  }

  @Test
  void its_words_for_a_log_do_not_hold_its_text() {
    assertEquals("AuditEvent{line 3, 15 bytes}", Events.event(3, "{\"to\":\"secret\"}").toString());
  }

  @Test
  void there_is_no_event_on_line_0_and_none_without_a_text() {
    assertThrows(IllegalArgumentException.class, () -> Events.event(0, "{}"));
    assertThrows(IllegalArgumentException.class, () -> Events.event(1, ""));
  }
}
