package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds the addresses of a host in time. */
final class NameLookup {
  private NameLookup() {}

  static boolean isName(String host) {
    boolean name = false;
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) == ':') {
        return false;
      }
      name |= "0123456789.".indexOf(host.charAt(i)) < 0;
    }
    return name;
  }

  /**
   * The resolver can be neither bounded nor interrupted, and without a network it may take a
   * minute. So a name is looked up by a thread that can be left behind; it ends with its lookup.
   */
  static InetAddress[] addresses(String host, Deadline deadline) throws IOException {
    if (!isName(host)) {
      return InetAddress.getAllByName(host);
    }
    FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
    Thread thread = new Thread(lookup, "lookup of " + host);
    thread.setDaemon(true);
    thread.start();
    return result(lookup, host, deadline);
  }

  private static InetAddress[] result(
      FutureTask<InetAddress[]> lookup, String host, Deadline deadline) throws IOException {
    try {
      return lookup.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("the name " + host + " was not found out in time");
    } catch (ExecutionException e) {
      UnknownHostException unknown = new UnknownHostException(host);
      unknown.initCause(e.getCause());
      throw unknown;
    }
  }
}
