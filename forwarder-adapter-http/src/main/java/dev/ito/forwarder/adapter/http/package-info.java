/**
 * Hands batches to an Ito backend over HTTP, and asks it how it is and what it holds.
 *
 * <pre>
 *   HttpEventIngest ────────── SocketClient ──┐               ┌── NameLookup
 *          │ └── BatchRequests      │         ├── Connector ──┼── Tunnel, through a proxy
 *          │    HttpBackendProbe ───┘         │       │       └── Tls, with CaFile and ClientKey
 *          │         │ (ServerApi and ProjectApi      │
 *          │         │  are Feign's: rare calls)      └── Connection ── TimedChannel
 *          │    HttpDeliveredEvents ── StreamingClient                  └── TlsWire, for https
 *   AnswerDecoder, BackendErrorDecoder
 *          └── BackendError: statuses, sockets and TLS stop here
 * </pre>
 *
 * <p>A batch goes out on the way of every command of a tool, so nothing is reflected or bound on
 * its way, and no pattern, lambda or formatter is made: a cold JVM takes longer for those than for
 * the exchange. What fails may take its time.
 *
 * <p>Both clients are Feign's {@code Client}: they send what they are given once, follow no
 * redirect, and end at their deadline whatever the other side does. Whatever in here knows the last
 * word on an exchange throws {@link dev.ito.forwarder.adapter.http.FailedExchangeException}, which
 * carries the error through Feign.
 */
@NullMarked
package dev.ito.forwarder.adapter.http;

import org.jspecify.annotations.NullMarked;
