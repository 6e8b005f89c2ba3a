package dev.ito.forwarder.adapter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts that are reached without a proxy: those of a NO_PROXY list, and this machine always.
 *
 * <p>An entry is {@code *}, a host with all its subdomains (with or without {@code .} or {@code *.}
 * before it), an address, or a block of addresses such as {@code 10.0.0.0/8}. All but the last may
 * name a port.
 */
final class ProxyExceptions {
  private final String[] entries;

  ProxyExceptions(String list) {
    entries = list.replace(',', ' ').strip().toLowerCase(Locale.ROOT).split("\\s+");
  }

  boolean cover(String host, int port) {
    Optional<InetAddress> address = address(host);
    if (isLoopback(host, address)) {
      return true;
    }
    for (String entry : entries) {
      if (entry.equals("*") || covers(entry, host, port, address)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLoopback(String host, Optional<InetAddress> address) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || address.isPresent() && address.get().isLoopbackAddress();
  }

  private static boolean covers(
      String entry, String host, int port, Optional<InetAddress> address) {
    int slash = entry.indexOf('/');
    if (slash > 0) {
      return address.isPresent()
          && inBlock(entry.substring(0, slash), entry.substring(slash + 1), address.get());
    }
    boolean bareAddress = entry.indexOf(':') != entry.lastIndexOf(':') && !entry.startsWith("[");
    Optional<HostPort> place =
        HostPort.parse(bareAddress ? HostPort.inUrl(entry) : withoutMark(entry));
    return place.isPresent()
        && place.get().port().orElse(port) == port
        && matches(place.get().host(), host, address);
  }

  private static String withoutMark(String entry) {
    String unstarred = entry.startsWith("*.") ? entry.substring(1) : entry;
    return unstarred.startsWith(".") ? unstarred.substring(1) : unstarred;
  }

  private static boolean matches(String entry, String host, Optional<InetAddress> address) {
    return address.isPresent()
        ? address.equals(address(entry))
        : host.equals(entry) || host.endsWith('.' + entry);
  }

  private static boolean inBlock(String start, String bits, InetAddress address) {
    byte[] first = address(start).map(InetAddress::getAddress).orElse(new byte[0]);
    byte[] asked = address.getAddress();
    int length;
    try {
      length = Integer.parseInt(bits);
    } catch (NumberFormatException e) {
      return false;
    }
    if (first.length != asked.length || length < 0 || length > Byte.SIZE * first.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int mask = 0x80 >> i % Byte.SIZE;
      if (((first[i / Byte.SIZE] ^ asked[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address that a host is, if it is no name; nothing is looked up. */
  private static Optional<InetAddress> address(String host) {
    try {
      return NameLookup.isName(host) ? Optional.empty() : Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
