package dev.ito.forwarder.adapter.http;

import java.util.Optional;

/**
 * The way to a backend: straight, or through a proxy.
 *
 * @param backend where it leads
 * @param proxy what is in between, if anything is
 */
record Route(BackendUrl backend, Optional<ProxyUrl> proxy) {

  /** Whether a proxy carries bytes that it cannot read. */
  boolean tunnelled() {
    return proxy.isPresent() && backend.secure();
  }

  /** Whether a proxy reads each request and makes one of its own of it. */
  boolean relayed() {
    return proxy.isPresent() && !backend.secure();
  }

  /** The host that a connection is opened to. */
  String nextHost() {
    return proxy.isPresent() ? proxy.get().host() : backend.host();
  }

  /** The port that a connection is opened to. */
  int nextPort() {
    return proxy.isPresent() ? proxy.get().port() : backend.port();
  }

  /** The other end, for a person. */
  @Override
  public String toString() {
    String end = backend.authority();
    return proxy.isEmpty() ? end : end + " (through the proxy " + proxy.get() + ')';
  }
}
