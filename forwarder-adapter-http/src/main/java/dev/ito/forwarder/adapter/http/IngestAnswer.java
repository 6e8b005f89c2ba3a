package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ito.forwarder.domain.IngestResult;

/** The body of an answer that confirms a batch; keys that we do not know are ignored. */
record IngestAnswer(int accepted, int duplicates) {

  @JsonCreator
  IngestAnswer(
      @JsonProperty(value = "accepted", required = true) int accepted,
      @JsonProperty(value = "duplicates", required = true) int duplicates) {
    if (accepted < 0 || duplicates < 0) {
      throw new IllegalArgumentException("a count is negative");
    }
    this.accepted = accepted;
    this.duplicates = duplicates;
  }

  IngestResult result() {
    return new IngestResult(accepted, duplicates);
  }
}
