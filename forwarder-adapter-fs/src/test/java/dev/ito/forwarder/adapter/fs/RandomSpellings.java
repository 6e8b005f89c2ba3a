package dev.ito.forwarder.adapter.fs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random events in two spellings: as somebody wrote them into a log, and as the backend writes them
 * anew after parsing (contract 1.5), twice over: once into its own log, once into its list.
 */
final class RandomSpellings {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final List<String> TEXTS =
      List.of("", "a", "b", "\u00e9\u2028", "x/\"\\\n", "\ud83d\ude80", "\uffff", "1", "null");

  private final Random random;

  RandomSpellings(long seed) {
    random = new Random(seed);
  }

  /** One event, spelled twice. */
  record Pair(String log, String backend) {}

  /** A value, spelled twice. */
  private record Value(String log, String backend) {}

  Pair next() {
    List<String> log = new ArrayList<>();
    StringBuilder backend = new StringBuilder("{");
    long version = random.nextInt(3) == 0 ? 4_294_967_295L : 1;
    both("v", new Value("" + version, "" + version), log, backend);
    for (String name : List.of("ts", "entity", "entity_id")) {
      both(name, text(), log, backend);
    }
    maybe("scope", log, backend);
    both("op", text(), log, backend);
    maybe("from", log, backend);
    maybe("to", log, backend);
    both("actor", text(), log, backend);
    both("by", text(), log, backend);
    meta(log, backend);
    count(log, backend);
    context(log, backend);
    unknown(log);
    return new Pair(object(log), backend.append('}').toString());
  }

  private void both(String name, Value value, List<String> log, StringBuilder backend) {
    log.add(quoted(name) + space() + ":" + space() + value.log());
    backend.append(backend.length() > 1 ? "," : "").append('"').append(name).append("\":");
    backend.append(value.backend());
  }

  private void maybe(String name, List<String> log, StringBuilder backend) {
    switch (random.nextInt(3)) {
      case 0 -> both(name, text(), log, backend);
      case 1 -> log.add(quoted(name) + ":null");
      default -> {} // left out
    }
  }

  private void meta(List<String> log, StringBuilder backend) {
    if (random.nextInt(4) > 0) {
      both("meta", value(0), log, backend);
    }
  }

  private void count(List<String> log, StringBuilder backend) {
    int count = random.nextInt(4);
    if (count > 1) {
      both("count", new Value("" + count, "" + count), log, backend);
    } else if (random.nextBoolean()) {
      log.add("\"count\":" + count);
    }
  }

  private void context(List<String> log, StringBuilder backend) {
    List<String> inLog = new ArrayList<>();
    StringBuilder atBackend = new StringBuilder("{");
    both("session_id", text(), inLog, atBackend);
    for (String name : List.of("harness_session_id", "branch", "worktree", "commit")) {
      maybe(name, inLog, atBackend);
    }
    unknown(inLog);
    both("ctx", new Value(object(inLog), atBackend.append('}').toString()), log, backend);
  }

  private void unknown(List<String> log) {
    if (random.nextInt(3) == 0) {
      log.add("\"later\":" + value(0).log());
    }
  }

  private String object(List<String> members) {
    Collections.shuffle(members, random);
    return "{" + space() + String.join(space() + ",", members) + "}";
  }

  private String space() {
    return random.nextInt(6) == 0 ? " \t" : "";
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth > 3 ? 4 : 6)) {
      case 0 -> text();
      case 1 -> depth == 0 ? text() : new Value("null", "null");
      case 2 -> new Value("true", "true");
      case 3 -> number();
      case 4 -> array(depth);
      default -> map(depth);
    };
  }

  private Value array(int depth) {
    List<String> log = new ArrayList<>();
    List<String> backend = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      Value next = value(depth + 1);
      log.add(next.log());
      backend.add(next.backend());
    }
    return new Value("[" + String.join(", ", log) + "]", "[" + String.join(",", backend) + "]");
  }

  private Value map(int depth) {
    List<String> log = new ArrayList<>();
    TreeMap<String, String> backend = new TreeMap<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      String key = TEXTS.get(random.nextInt(TEXTS.size()));
      Value next = value(depth + 1);
      log.add(quoted(key) + ":" + next.log()); // a key that comes again wins, so no shuffling here
      backend.put(key, '"' + escaped(key) + "\":" + next.backend());
    }
    String members = String.join(",", backend.values());
    return new Value("{" + String.join(",", log) + "}", "{" + members + "}");
  }

  private Value text() {
    String text = TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(3));
    return new Value(quoted(text), '"' + escaped(text) + '"');
  }

  /** With any character escaped or not. */
  private String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean must = c < ' ' || c == '"' || c == '\\';
      quoted.append(
          must || !Character.isSurrogate(c) && random.nextInt(5) == 0
              ? "\\u%04x".formatted((int) c)
              : "" + c);
    }
    return quoted.append('"').toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private Value number() {
    String digits = "" + (1 + random.nextInt(9)) + Math.abs(random.nextLong());
    String log =
        switch (random.nextInt(7)) {
          case 0 -> "" + random.nextInt(100);
          case 1 -> "" + random.nextLong();
          case 2 -> "18446744073709551615";
          case 3 -> digits + digits;
          case 4 -> "-0";
          case 5 -> random.nextInt(1000) + ".5e" + (random.nextInt(40) - 20);
          default -> digits.charAt(0) + "." + digits + "E" + (random.nextInt(400) - 200);
        };
    return new Value(log, backendNumber(log));
  }

  private static String backendNumber(String log) {
    boolean whole = log.matches("-?[0-9]+") && !log.equals("-0");
    if (whole) {
      BigInteger value = new BigInteger(log);
      if (value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0) {
        return log;
      }
    }
    return shortest(parse(shortest(parse(log))));
  }

  /** The backend's quick parser: 64 bits of digits, then one multiplication or division. */
  static double parse(String text) {
    BigDecimal exact = new BigDecimal(text);
    BigInteger digits = exact.unscaledValue().abs();
    int exponent = -exact.scale();
    while (digits.compareTo(MOST) > 0) {
      digits = digits.divide(BigInteger.TEN);
      exponent++;
    }
    double value = digits.doubleValue();
    while (exponent < -308) {
      value /= 1e308;
      exponent += 308;
    }
    double power = Double.parseDouble("1e" + Math.abs(exponent));
    value = exponent < 0 ? value / power : value * power;
    return text.startsWith("-") ? -value : value;
  }

  private static String shortest(double value) {
    String text = Double.toString(value).replace("E", "e");
    return text.contains("e-") ? text : text.replace("e", "e+");
  }
}
