package dev.ito.forwarder.domain;

import java.util.Objects;

/**
 * Names the place where events go, so that what one place has is never taken for what another has.
 *
 * @param name the same for the same place, and safe to show: for example {@code
 *     https://ito.example.com/api/v1/projects/acme/widgets}
 * @since 0.1.0
 */
public record Destination(String name) {

  /**
   * Checks the components.
   *
   * @param name the same for the same place
   * @throws IllegalArgumentException if a component is out of its range
   */
  public Destination {
    Objects.requireNonNull(name, "name");
    if (name.isBlank() || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          "name is one line with something on it, not \"" + name.replaceAll("\\R", " ") + '"');
    }
  }

  // By hand, as in LogPosition.
  @Override
  public boolean equals(Object other) {
    return other instanceof Destination that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
