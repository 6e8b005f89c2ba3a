package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The library is the one definition: whatever is read without it is read as it reads it. */
class QuickArgumentsTest {
  private static final Terminal NOWHERE =
      new Terminal(
          new PrintStream(PrintStream.nullOutputStream()),
          new PrintStream(PrintStream.nullOutputStream()),
          Map.of());

  private static final List<String> WORDS =
      List.of(
          "--ito-path",
          "--url",
          "--org",
          "--repo",
          "--timeout",
          "--ca-file",
          "--client-cert",
          "--batch-size",
          "--batch-bytes",
          "--max-retries",
          "--retry-base-delay",
          "--deadline",
          "--best-effort",
          "--on-rejected",
          "--on-new-destination",
          "--json",
          "--quiet",
          "--background",
          "--help",
          "--version",
          "-h",
          "--",
          "--bach-size",
          "--org=x",
          "--json=true",
          "--no-json",
          "@file",
          "",
          " ",
          "a b",
          "\"quoted\"",
          "'quoted'",
          "acme",
          "http://h/",
          "5",
          "007",
          "+5",
          "-5",
          "1_000",
          "0x10",
          "999999999",
          "1000000000",
          "99999999999",
          "5s",
          "500ms",
          "1m",
          "0s",
          "5 s",
          "1h",
          "stop",
          "STOP",
          "quarantine",
          "refuse",
          "from-start",
          ".",
          "/a/b",
          "é");

  /** What the library makes of arguments, field by field, or nothing if it refuses them. */
  private static Optional<Map<String, String>> byLibrary(String[] args) {
    ForwardCommand command = new ForwardCommand(NOWHERE);
    CommandLine line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true);
    try {
      CommandLine.ParseResult parsed = line.parseArgs(Arrays.copyOfRange(args, 1, args.length));
      boolean runs = !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested();
      return runs ? Optional.of(fields(command)) : Optional.empty();
    } catch (CommandLine.ParameterException refused) {
      return Optional.empty();
    }
  }

  private static Map<String, String> fields(Object command) {
    Map<String, String> fields = new TreeMap<>();
    addFields(command, "", fields);
    return fields;
  }

  private static void addFields(Object object, String prefix, Map<String, String> fields) {
    try {
      for (Field field : object.getClass().getDeclaredFields()) {
        field.setAccessible(true);
        Object value = field.get(object);
        if (value instanceof ProjectOptions || value instanceof ForwardOptions) {
          addFields(value, field.getName() + ".", fields);
        } else {
          fields.put(prefix + field.getName(), String.valueOf(value));
        }
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isReadAlike(String... args) {
    Optional<ForwardCommand> quick = QuickArguments.forward(args, NOWHERE);
    if (quick.isPresent()) {
      assertEquals(byLibrary(args), quick.map(QuickArgumentsTest::fields), String.join("|", args));
    }
    return quick.isPresent();
  }

  @Test
  void every_option_with_every_value_is_read_as_the_library_reads_it() {
    int read = 0;
    for (String option : WORDS) {
      for (String value : WORDS) {
        read += isReadAlike("forward", option, value) ? 1 : 0;
      }
    }
    assertTrue(read > 120, "only " + read + " were read");
  }

  @Test
  void options_in_any_number_and_order_are_read_as_the_library_reads_them() {
    Random random = new Random(7);
    int read = 0;
    for (int n = 0; n < 1000; n++) {
      List<String> args = new ArrayList<>(List.of("forward"));
      for (int pair = random.nextInt(5); pair >= 0; pair--) {
        args.add(WORDS.get(random.nextInt(16)));
        if (!args.get(args.size() - 1).matches("--(best-effort|json|quiet)")) {
          args.add(WORDS.get(31 + random.nextInt(WORDS.size() - 31)));
        }
      }
      read += isReadAlike(args.toArray(String[]::new)) ? 1 : 0;
    }
    assertTrue(read > 100, "only " + read + " were read");
  }

  @Test
  void what_a_tool_says_is_read_without_the_library() {
    assertTrue(isReadAlike("forward"));
    assertTrue(isReadAlike("forward", "--best-effort", "--quiet"));
    assertTrue(isReadAlike("forward", "--json", "--url", "http://h:1/x/", "--org", "o"));
    assertTrue(isReadAlike("forward", "--deadline", "5s", "--batch-size", "7", "--repo", "r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "--help", "forward --help", "forward x", "config", ""})
  void everything_else_is_left_to_the_library(String line) {
    assertTrue(QuickArguments.forward(line.split(" "), NOWHERE).isEmpty());
  }
}
