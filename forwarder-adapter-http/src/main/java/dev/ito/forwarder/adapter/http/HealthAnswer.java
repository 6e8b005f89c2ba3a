package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What a backend says about itself; keys that we do not know are ignored. */
record HealthAnswer(
    @JsonProperty("status") String status,
    @JsonProperty("version") String version,
    @JsonProperty("reason") String reason) {

  boolean says(String word) {
    return word.equals(status);
  }

  Optional<String> spokenVersion() {
    return Optional.ofNullable(version);
  }

  Optional<String> spokenReason() {
    return Optional.ofNullable(reason);
  }
}
