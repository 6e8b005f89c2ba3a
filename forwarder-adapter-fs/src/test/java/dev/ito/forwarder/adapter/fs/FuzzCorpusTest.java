package dev.ito.forwarder.adapter.fs;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What fuzzers have found worth keeping, and what they began with. */
class FuzzCorpusTest {

  @TestFactory
  Stream<DynamicTest> lines() throws IOException {
    return inputs("line", LineFuzzer::fuzzerTestOneInput);
  }

  @TestFactory
  Stream<DynamicTest> state_records() throws IOException {
    return inputs("state", StateRecordFuzzer::fuzzerTestOneInput);
  }

  private static Stream<DynamicTest> inputs(String kind, Consumer<byte[]> target)
      throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/fuzz").resolve(kind))) {
      return files.sorted().toList().stream()
          .map(
              file ->
                  dynamicTest(
                      file.getFileName().toString(),
                      () -> target.accept(Files.readAllBytes(file))));
    }
  }
}
