package dev.ito.forwarder.app.backend;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who is let in where (contract 5.2, 5.9): the allowlist is asked before the token. */
final class Gate {
  private static final String BEARER = "Bearer ";

  private final DevBackendSettings settings;

  Gate(DevBackendSettings settings) {
    this.settings = settings;
  }

  /** The answer for who is not let in, or nothing. Segments are raw, as they stand in the path. */
  Optional<Reply> refusal(String org, String repo, Optional<String> authorization) {
    if (!settings.allowlist().allows(org, repo)) {
      return Optional.of(
          Reply.error(
              403,
              "forbidden",
              "Organization/repository '" + org + "/" + repo + "' is not allowed"));
    }
    Optional<String> token =
        authorization.filter(a -> a.startsWith(BEARER)).map(a -> a.substring(BEARER.length()));
    if (token.isEmpty()) {
      return Optional.of(Reply.error(401, "unauthorized", "Missing bearer token"));
    }
    if (!isAdmin(token.get()) && !isOfProject(token.get(), org, repo)) {
      return Optional.of(Reply.error(401, "unauthorized", "Invalid bearer token"));
    }
    return Optional.empty();
  }

  boolean isAdmin(String token) {
    return settings.adminTokens().stream().anyMatch(known -> equal(known, token));
  }

  /** Whose token it is, for who was let in. */
  boolean isAdmin(Optional<String> authorization) {
    return authorization.map(a -> a.substring(BEARER.length())).filter(this::isAdmin).isPresent();
  }

  private boolean isOfProject(String token, String org, String repo) {
    return settings
        .tokenSeed()
        .filter(seed -> equal(projectToken(seed, org, repo), token))
        .isPresent();
  }

  /** The token of a project: HMAC-SHA256 of its name under the seed, in hexadecimal digits. */
  static String projectToken(String seed, String org, String repo) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] name = (org + '/' + repo).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(name));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
