package dev.ito.forwarder.app;

/**
 * What can be configured: the keys of the existing program that concern forwarding, and under
 * {@code backend.forward} those of this one, which the existing program does not look at.
 */
enum Key {
  ENABLED("backend.enabled"),
  URL("backend.url", "--url"),
  TOKEN("backend.token", Absence.NULL),
  TOKEN_VARIABLE("backend.token_env_var"),
  ORG("backend.project.org", "--org", Absence.NULL),
  REPO("backend.project.repo", "--repo", Absence.NULL),
  TIMEOUT("backend.timeout_ms", "--timeout"),
  MAX_RETRIES("backend.max_retries", "--max-retries"),
  BATCH_SIZE("backend.forward.batch_size", "--batch-size"),
  BATCH_BYTES("backend.forward.batch_bytes", "--batch-bytes"),
  RETRY_BASE_DELAY("backend.forward.retry_base_delay_ms", "--retry-base-delay"),
  DEADLINE("backend.forward.deadline_ms", "--deadline", Absence.NULL),
  ON_REJECTED("backend.forward.on_rejected", "--on-rejected"),
  ON_NEW_DESTINATION("backend.forward.on_new_destination", "--on-new-destination"),
  SOURCE("backend.forward.source"),
  CA_FILE("backend.forward.ca_file", "--ca-file", Absence.NULL),
  CLIENT_CERT("backend.forward.client_cert", "--client-cert", Absence.NULL),
  CLIENT_KEY("backend.forward.client_key", "--client-key", Absence.NULL),
  BRANCH("audit.mirror.branch"),
  PROJECT_PATH("projectPath");

  /** Whether a file may say {@code null}, which means that nothing is set. */
  private enum Absence {
    NULL,
    NEVER
  }

  private static final Key[] ALL = values();

  private final String path;
  private final String flag;
  private final Absence absence;

  Key(String path) {
    this(path, "", Absence.NEVER);
  }

  Key(String path, String flag) {
    this(path, flag, Absence.NEVER);
  }

  Key(String path, Absence absence) {
    this(path, "", absence);
  }

  Key(String path, String flag, Absence absence) {
    this.path = path;
    this.flag = flag;
    this.absence = absence;
  }

  /** Its place in a file: the names from the outermost object on, with dots between them. */
  String path() {
    return path;
  }

  /** The option that overrides all files; empty if there is none. */
  String flag() {
    return flag;
  }

  boolean mayBeNull() {
    return absence == Absence.NULL;
  }

  /** Whether one of the keys is at that place. */
  static boolean isKey(String place) {
    for (Key key : ALL) {
      if (key.path.equals(place)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the keys is inside of that place. */
  static boolean isSection(String place) {
    for (Key key : ALL) {
      if (key.isInside(place)) {
        return true;
      }
    }
    return false;
  }

  boolean isInside(String place) {
    return path.startsWith(place)
        && path.length() > place.length()
        && path.charAt(place.length()) == '.';
  }
}
