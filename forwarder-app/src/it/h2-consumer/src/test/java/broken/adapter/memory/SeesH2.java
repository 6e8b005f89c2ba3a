package broken.adapter.memory;

public final class SeesH2 {
  final Class<?> seen = org.h2.Driver.class;
}
