package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark, written and read. */
class DealtWithTest {

  private static DealtWith some() {
    DealtWith dealt = new DealtWith();
    dealt.happened("2026-02-28T10:00:00.000Z");
    dealt.readTo("a-tip");
    dealt.place("file", new PartPlace(7, 2, -1));
    dealt.sawInBranch(-1, 3);
    dealt.sawInBranch(5, 1);
    dealt.sawInFile(6, 2);
    return dealt;
  }

  @Test
  void what_was_written_is_read_and_written_the_same() {
    String mark = some().encode();
    DealtWith read = DealtWith.decode(mark).orElseThrow();
    assertEquals(mark, read.encode(), "as long as nobody asks");
    assertTrue(read.knows(-1) && read.knows(5) && read.knows(6) && !read.knows(7));
    assertFalse(read.isAmended(-1, 3) || read.isAmended(5, 1) || read.isAmended(6, 2));
    assertEquals("a-tip", read.tip());
    assertEquals(Optional.of(new PartPlace(7, 2, -1)), read.place("file"));
    assertEquals(mark, read.encode(), "and afterwards");
  }

  @Test
  void a_copy_goes_its_own_way() {
    DealtWith dealt = some();
    DealtWith copy = dealt.copy();
    copy.forget(5);
    copy.sawInFile(7, 1);
    assertTrue(dealt.knows(5) && !dealt.knows(7));
    assertTrue(copy.knows(7) && !copy.knows(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "g2 a    ", "g1 a b c", "g1     AAA ", "g1   x   ", "g1    x:y  "})
  void what_nobody_wrote_is_no_mark(String text) {
    assertEquals(Optional.empty(), DealtWith.decode(text));
  }

  @Test
  void letters_that_nobody_wrote_say_nothing() {
    DealtWith read = DealtWith.decode("g1     " + "?".repeat(11) + " ").orElseThrow();
    assertFalse(read.knows(0));
  }
}
