package dev.ito.forwarder.app.backend;

/** A request that is answered with an error. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  RefusedRequestException(Reply reply) {
    super("refused with " + reply.status(), null, false, false);
    this.reply = reply;
  }

  Reply reply() {
    return reply;
  }
}
