/**
 * Hands batches to an Ito backend over HTTP.
 *
 * <pre>
 *   HttpEventIngest ── BackendApi (Feign) ── SocketClient ── Connection ── TimedChannel
 *          │              │        │              │              └── TlsWire, for https
 *          │     AnswerDecoder  BackendErrorDecoder └── Connector ── NameLookup
 *          └── BackendError: statuses, sockets and TLS stop here
 * </pre>
 *
 * <p>Whatever in here knows the last word on an exchange throws {@link
 * dev.ito.forwarder.adapter.http.FailedExchangeException}, which carries the error through Feign.
 */
@NullMarked
package dev.ito.forwarder.adapter.http;

import org.jspecify.annotations.NullMarked;
