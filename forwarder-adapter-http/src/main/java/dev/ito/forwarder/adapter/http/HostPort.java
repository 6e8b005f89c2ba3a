package dev.ito.forwarder.adapter.http;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The authority of a url, taken apart by hand: {@link java.net.URI} knows no host with an
 * underscore, and container networks are full of them.
 *
 * @param host in lower case; an IPv6 address without its brackets
 * @param port if it is written; whether it is in range is the caller's question
 */
record HostPort(String host, OptionalInt port) {
  static final int MAX_PORT = 65_535;

  private static final int MAX_DIGITS = 5;
  private static final String HEX = "0123456789ABCDEFabcdef:.";

  /** Takes an authority without credentials apart; nothing if it is none. */
  static Optional<HostPort> parse(String authority) {
    boolean bracketed = authority.startsWith("[");
    int end = bracketed ? authority.indexOf(']') : authority.indexOf(':');
    if (bracketed && end < 0) {
      return Optional.empty();
    }
    String host = authority.substring(bracketed ? 1 : 0, end < 0 ? authority.length() : end);
    String rest = end < 0 ? "" : authority.substring(bracketed ? end + 1 : end);
    if (host.isEmpty() || !isHost(host, bracketed) || !isPort(rest)) {
      return Optional.empty();
    }
    return Optional.of(new HostPort(host.toLowerCase(Locale.ROOT), port(rest)));
  }

  private static boolean isHost(String host, boolean address) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (address ? HEX.indexOf(c) < 0 : !isDigit(c) && !isLetter(c) && "._-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(String rest) {
    for (int i = 1; i < rest.length(); i++) {
      if (!isDigit(rest.charAt(i))) {
        return false;
      }
    }
    return rest.isEmpty() || rest.charAt(0) == ':' && rest.length() <= 1 + MAX_DIGITS;
  }

  private static OptionalInt port(String rest) {
    return rest.length() < 2
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(rest.substring(1)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** A host as it stands in a url: an IPv6 address in brackets. */
  static String inUrl(String host) {
    return host.indexOf(':') < 0 ? host : '[' + host + ']';
  }
}
