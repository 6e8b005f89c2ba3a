package dev.ito.forwarder.app.backend;

import java.util.Map;
import java.util.Set;

/**
 * Which projects a backend knows.
 *
 * @param everything whether it knows all of them
 * @param repos the repositories of each organisation; {@code *} among them stands for all
 */
public record Allowlist(boolean everything, Map<String, Set<String>> repos) {

  /**
   * Checks the components.
   *
   * @param everything whether it knows all of them
   * @param repos the repositories of each organisation
   */
  public Allowlist {
    repos = Map.copyOf(repos);
  }

  /**
   * Every project there can be.
   *
   * @return the list
   */
  public static Allowlist all() {
    return new Allowlist(true, Map.of());
  }

  /**
   * Only some projects.
   *
   * @param repos the repositories of each organisation; {@code *} among them stands for all
   * @return the list
   */
  public static Allowlist of(Map<String, Set<String>> repos) {
    return new Allowlist(false, repos);
  }

  boolean allows(String org, String repo) {
    Set<String> known = repos.getOrDefault(org, Set.of());
    return everything || known.contains("*") || known.contains(repo);
  }
}
