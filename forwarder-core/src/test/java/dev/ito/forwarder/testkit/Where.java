package dev.ito.forwarder.testkit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Tests of what not every adapter can do or suffer: there where it can, and not there where not, so
 * that nothing is skipped. One a method at most, so that each begins as every test does.
 */
final class Where {
  private Where() {}

  static Stream<DynamicTest> possible(boolean possible, String what, Executable test) {
    return possible ? Stream.of(dynamicTest(what, test)) : Stream.empty();
  }
}
