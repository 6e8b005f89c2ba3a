package dev.ito.forwarder.app.backend;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an embedded backend listens on, where it stores and whom it lets in.
 *
 * @param port on the loopback address; 0 for any that is free
 * @param dataDirectory where projects are stored, made when needed
 * @param adminTokens let in everywhere
 * @param tokenSeed what project tokens are derived from, if there are any
 * @param allowlist which projects there are
 * @param version what the health answer says
 */
public record DevBackendSettings(
    int port,
    Path dataDirectory,
    Set<String> adminTokens,
    Optional<String> tokenSeed,
    Allowlist allowlist,
    String version) {

  /**
   * Checks the components.
   *
   * @param port on the loopback address
   * @param dataDirectory where projects are stored
   * @param adminTokens let in everywhere
   * @param tokenSeed what project tokens are derived from
   * @param allowlist which projects there are
   * @param version what the health answer says
   * @throws IllegalArgumentException if the port is none
   */
  public DevBackendSettings {
    Objects.requireNonNull(dataDirectory, "dataDirectory");
    adminTokens = Set.copyOf(adminTokens);
    Objects.requireNonNull(tokenSeed, "tokenSeed");
    Objects.requireNonNull(allowlist, "allowlist");
    Objects.requireNonNull(version, "version");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /** Everything but the secrets. */
  @Override
  public String toString() {
    return "DevBackendSettings{port " + port + ", " + dataDirectory + '}';
  }
}
