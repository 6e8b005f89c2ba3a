package dev.ito.forwarder.adapter.fs;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Map;

/**
 * Hashes a JSON value for what it says. For one value.
 *
 * <p>The order of keys means nothing. Whole numbers that fit into 64 bits count exactly. Others are
 * doubles, and readers and writers differ in the last digits: they fall into cells of 4,096
 * neighbours. One that stands within {@link #EDGE} of the next cell may be found in either, which
 * {@code choices} decides, a bit for each such number in the order of their appearance.
 */
final class ValueHash {
  private static final int CELL_BITS = 12;
  private static final long CELL = 1L << CELL_BITS;

  /** Twice a parser that is off by one, and its own rounding each time, with some room. */
  private static final long EDGE = 8;

  private static final int DEEPEST = 500;
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final long choices;
  private int edges;

  ValueHash(long choices) {
    this.choices = choices;
  }

  /** How many numbers stood on an edge so far. */
  int edges() {
    return edges;
  }

  long of(JsonNode value) {
    return of(value, 0);
  }

  private long of(JsonNode value, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("nested too deeply for an event");
    }
    return switch (value.getNodeType()) {
      case OBJECT -> members(value.properties().iterator(), depth);
      case ARRAY -> elements(value.elements(), depth);
      case NUMBER -> number(value);
      case BOOLEAN -> mix(Kind.BOOLEAN, value.booleanValue() ? 1 : 2);
      case STRING -> text(value.textValue());
      default -> mix(Kind.NULL, 0);
    };
  }

  private long members(Iterator<Map.Entry<String, JsonNode>> members, int depth) {
    long sum = 0; // whatever their order
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      sum += mix(text(member.getKey()), of(member.getValue(), depth + 1));
    }
    return mix(Kind.OBJECT, sum);
  }

  private long elements(Iterator<JsonNode> elements, int depth) {
    long hash = Kind.ARRAY;
    while (elements.hasNext()) {
      hash = mix(hash, of(elements.next(), depth + 1));
    }
    return hash;
  }

  private long number(JsonNode value) {
    if (value.isIntegralNumber() && fits(value.bigIntegerValue())) {
      return whole(value.bigIntegerValue().signum() < 0, value.bigIntegerValue().longValue());
    }
    double number = value.doubleValue();
    return number == 0
        ? whole(false, 0)
        : mix(Kind.FRACTION, cell(number)); // a minus is kept by some only
  }

  private static boolean fits(BigInteger value) {
    return value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
  }

  private static long whole(boolean negative, long bits) {
    return mix(negative ? Kind.NEGATIVE : Kind.WHOLE, bits);
  }

  private long cell(double number) {
    long bits = Double.doubleToLongBits(number) + CELL / 2; // round numbers stand in the middle
    long cell = bits >>> CELL_BITS;
    long within = bits & CELL - 1;
    if (within >= EDGE && within < CELL - EDGE) {
      return cell;
    }
    boolean other = (choices >>> edges & 1) == 1;
    edges++;
    long neighbour = within < EDGE ? cell - 1 : cell + 1;
    return other ? neighbour : cell;
  }

  static long text(String text) {
    long hash = Kind.TEXT;
    for (int n = 0; n < text.length(); n++) {
      hash = mix(hash, text.charAt(n));
    }
    return mix(hash, text.length());
  }

  /** One more value behind others. */
  static long mix(long hash, long next) {
    long mixed = (hash ^ next) * 0x9ddfea08eb382d69L;
    mixed ^= mixed >>> 32;
    mixed *= 0xbf58476d1ce4e5b9L;
    return mixed ^ mixed >>> 29;
  }

  /** Where the hash of a value begins, so that 1, "1" and true differ. */
  private static final class Kind {
    static final long NULL = 0x11;
    static final long BOOLEAN = 0x22;
    static final long WHOLE = 0x33;
    static final long FRACTION = 0x44;
    static final long TEXT = 0x55;
    static final long ARRAY = 0x66;
    static final long OBJECT = 0x77;
    static final long NEGATIVE = 0x88;
  }
}
