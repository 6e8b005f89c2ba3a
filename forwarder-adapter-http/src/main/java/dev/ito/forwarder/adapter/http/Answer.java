package dev.ito.forwarder.adapter.http;

/** An answer as it came over the wire. */
record Answer(AnswerHead head, AnswerBody body) {}
