package dev.ito.forwarder.adapter.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What a backend says about a token; keys that we do not know are ignored. */
record VerifyAnswer(@JsonProperty("valid") Boolean valid, @JsonProperty("scope") String scope) {

  boolean refuses() {
    return Boolean.FALSE.equals(valid);
  }

  Optional<String> spokenScope() {
    return Optional.ofNullable(scope);
  }
}
