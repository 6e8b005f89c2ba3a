package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.UnsupportedAddressTypeException;

/** Opens connections to the backend. A way through a proxy would begin here. */
final class Connector {
  private final BackendUrl url;
  private final Tls tls;

  Connector(BackendUrl url, Tls tls) {
    this.url = url;
    this.tls = tls;
  }

  Connection open(Deadline deadline) throws IOException {
    TimedChannel channel = reach(deadline);
    boolean open = false;
    try {
      channel.deadline(deadline);
      Wire wire = url.secure() ? tls.over(channel, url.host(), url.port()) : channel;
      open = true;
      return new Connection(channel, wire);
    } finally {
      if (!open) {
        channel.close();
      }
    }
  }

  /** Tries each address in turn; one that does not answer must not use up the others' time. */
  private TimedChannel reach(Deadline deadline) throws IOException {
    IOException failure = new ConnectException("no address");
    InetAddress[] addresses = NameLookup.addresses(url.host(), deadline);
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
      return TimedChannel.connect(new InetSocketAddress(address, url.port()), deadline);
    } catch (UnsupportedAddressTypeException e) {
      throw new ConnectException("addresses like " + address.getHostAddress() + " are not in use");
    }
  }
}
