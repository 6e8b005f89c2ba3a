package dev.ito.forwarder.core;

import dev.ito.forwarder.domain.AuditEvent;
import dev.ito.forwarder.domain.LogPosition;
import dev.ito.forwarder.domain.LogSlice;
import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.domain.port.Located;
import dev.ito.forwarder.domain.port.LogReader;
import dev.ito.forwarder.testkit.AuditEvents;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A log that is rewritten by design, in the small: old events go, new ones may stand anywhere. A
 * place is the set of numbered events that are dealt with, and its count how many they ever were.
 */
final class RewrittenLog implements AuditLog {
  private final List<Integer> numbers = new ArrayList<>();

  void append(int first, int last) {
    for (int n = first; n <= last; n++) {
      numbers.add(n);
    }
  }

  void insertAtTheStart(int number) {
    numbers.add(0, number);
  }

  /** Cuts all events that are older than one. */
  void keepFrom(int oldest) {
    numbers.removeIf(n -> n < oldest);
  }

  @Override
  public LogReader open(LogPosition from) {
    Set<Integer> dealt = numbersOf(from);
    return new Reader(dealt, numbers.stream().filter(n -> !dealt.contains(n)).toList());
  }

  @Override
  public Optional<LogReader> upTo(LogPosition place) {
    Set<Integer> dealt = numbersOf(place);
    List<Integer> again = numbers.stream().filter(dealt::contains).toList();
    dealt.removeAll(again);
    return Optional.of(new Reader(dealt, again));
  }

  private static Set<Integer> numbersOf(LogPosition place) {
    return Stream.of(place.mark().split(","))
        .filter(Predicate.not(String::isEmpty))
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static LogPosition place(Set<Integer> dealt) {
    String mark = dealt.stream().map(String::valueOf).collect(Collectors.joining(","));
    return new LogPosition(dealt.size(), mark);
  }

  private static final class Reader implements LogReader {
    private final Set<Integer> dealt;
    private final Located located;
    private final List<Integer> ahead;

    Reader(Set<Integer> dealt, List<Integer> ahead) {
      this.dealt = dealt;
      this.located = new Located(place(dealt), Located.How.UNCHANGED, 0);
      this.ahead = new ArrayList<>(ahead);
    }

    @Override
    public Located located() {
      return located;
    }

    @Override
    public LogSlice next(int maxEvents, long maxBytes) {
      List<Integer> some = ahead.subList(0, Math.min(maxEvents, ahead.size()));
      List<AuditEvent> events = some.stream().map(AuditEvents::event).toList();
      dealt.addAll(some);
      some.clear();
      return new LogSlice(events, List.of(), place(dealt));
    }

    @Override
    public OptionalLong remaining(long maxBytes) {
      return OptionalLong.of(ahead.size());
    }

    @Override
    public void close() {}
  }
}
