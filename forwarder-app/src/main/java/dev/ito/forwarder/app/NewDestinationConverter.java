package dev.ito.forwarder.app;

import dev.ito.forwarder.core.ForwardSettings.OnNewDestination;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine;

/** Reads {@code refuse}, {@code continue} and {@code from-start}. */
final class NewDestinationConverter implements CommandLine.ITypeConverter<OnNewDestination> {
  /** The words that it reads. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("refuse", "continue", "from-start").iterator();
    }
  }

  @Override
  public OnNewDestination convert(String value) {
    return switch (value) {
      case "refuse" -> OnNewDestination.REFUSE;
      case "continue" -> OnNewDestination.CONTINUE;
      case "from-start" -> OnNewDestination.FROM_START;
      default ->
          throw new CommandLine.TypeConversionException(
              "'" + value + "' is none of " + String.join(", ", new Words()));
    };
  }
}
