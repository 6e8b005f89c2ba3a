package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;

/** Opens connections to the backend, through a proxy where there is one. */
final class Connector {
  private final Route route;
  private final Tls tls;

  Connector(Route route, Tls tls) {
    this.route = route;
    this.tls = tls;
  }

  Connection open(Deadline deadline) throws IOException {
    TimedChannel channel = reach(deadline);
    boolean open = false;
    try {
      channel.deadline(deadline);
      Wire wire = wire(channel);
      open = true;
      return new Connection(channel, wire);
    } finally {
      if (!open) {
        channel.close();
      }
    }
  }

  private Wire wire(TimedChannel channel) throws IOException {
    BackendUrl backend = route.backend();
    if (!backend.secure()) {
      return channel;
    }
    if (route.tunnelled()) {
      new Tunnel(backend, route.proxy().get()).open(channel);
    }
    return tls.over(channel, backend.host(), backend.port());
  }

  /** Tries each address in turn; one that does not answer must not use up the others' time. */
  private TimedChannel reach(Deadline deadline) throws IOException {
    IOException failure = new ConnectException("no address");
    InetAddress[] addresses = NameLookup.addresses(route.nextHost(), deadline);
    for (int i = 0; i < addresses.length && !Thread.currentThread().isInterrupted(); i++) {
      try {
        return connect(addresses[i], deadline.share(addresses.length - i));
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private TimedChannel connect(InetAddress address, Deadline deadline) throws IOException {
    try {
      return TimedChannel.connect(new InetSocketAddress(address, route.nextPort()), deadline);
    } catch (UnsupportedAddressTypeException e) {
      throw new ConnectException("addresses like " + address.getHostAddress() + " are not in use");
    }
  }
}
