package dev.ito.forwarder.app;

import picocli.CommandLine;

/** Reads the number of an event, counted from 1. */
final class EventNumberConverter implements CommandLine.ITypeConverter<Long> {
  @Override
  public Long convert(String value) {
    if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) < 1) {
      throw new CommandLine.TypeConversionException(
          "'" + value + "' is no number of an event; they are counted from 1");
    }
    return Long.parseLong(value);
  }
}
