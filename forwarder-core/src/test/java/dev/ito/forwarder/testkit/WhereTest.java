package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

class WhereTest {
  private final AssertionError broken = new AssertionError("broken");

  @Test
  void what_an_adapter_cannot_suffer_is_no_test_and_so_none_that_is_skipped() {
    assertEquals(0, Where.possible(false, "THROTTLED", this::test).count());
  }

  @Test
  void what_it_can_is_one_test_that_fails_if_it_does() {
    List<DynamicTest> tests = Where.possible(true, "THROTTLED", this::test).toList();
    assertEquals(1, tests.size());
    assertSame(broken, assertThrows(AssertionError.class, tests.get(0).getExecutable()::execute));
  }

  private void test() {
    throw broken;
  }
}
