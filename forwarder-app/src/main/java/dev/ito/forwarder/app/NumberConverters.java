package dev.ito.forwarder.app;

import java.util.function.Function;
import picocli.CommandLine;

/** Reads whole numbers, and says in plain words what is none. */
final class NumberConverters {
  private NumberConverters() {}

  static void register(CommandLine line) {
    line.registerConverter(Integer.class, value -> read(value, Integer::valueOf));
    line.registerConverter(int.class, value -> read(value, Integer::valueOf));
    line.registerConverter(Long.class, value -> read(value, Long::valueOf));
  }

  private static <N> N read(String value, Function<String, N> reader) {
    try {
      return reader.apply(value);
    } catch (NumberFormatException e) {
      throw new CommandLine.TypeConversionException(
          value.matches("-?[0-9]+")
              ? "'" + value + "' is out of range"
              : "'" + value + "' is not a whole number");
    }
  }
}
