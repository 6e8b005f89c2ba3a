import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** An audit log of events as a project has them, of about 415 bytes, a sixth of them not ASCII. */
final class LogFile {
  private static final String[] PEOPLE = {"@jack", "@ana-lópez", "@ci-bot", "@li", "@sam-smith"};
  private static final String[] NOTES = {
    "moved after review of the failing test, see the run of this morning",
    "waits for the change before it; \\\"not yet\\\" said the reviewer",
    "naïve café — “quoted”, and a path C:\\\\work\\\\ito",
    "nothing special"
  };

  private final Path file;
  private final Random random = new Random(42);
  private long number;

  LogFile(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Appends so many events. */
  void append(int count) throws IOException {
    Files.createDirectories(file.getParent());
    try (BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int n = 0; n < count; n++) {
        out.write(event());
      }
    }
  }

  private String event() {
    long n = number++;
    String change = "0" + (10 + n % 80) + "-0" + n % 9 + "_measured-change-with-a-long-name";
    return "{\"v\":1,\"ts\":\"2026-02-28T10:"
        + (10 + n / 1000 % 50)
        + ":"
        + (10 + n / 50 % 50)
        + "."
        + (100 + n % 900)
        + "Z\",\"entity\":\"task\",\"entity_id\":\""
        + n
        + "\",\"scope\":\""
        + change
        + "\",\"op\":\"status_change\",\"from\":\"pending\",\"to\":\"in-progress\",\"actor\":\"cli\","
        + "\"by\":\""
        + PEOPLE[random.nextInt(PEOPLE.length)]
        + "\",\"meta\":{\"wave\":\""
        + n % 7
        + "\",\"name\":\""
        + NOTES[random.nextInt(NOTES.length)]
        + "\"},\"ctx\":{\"session_id\":\"0f5b2c0e-4a0b-4f0b-9a5e-0123456789ab\",\"branch\":\"feat/"
        + change
        + "\",\"commit\":\"abcdef12\"}}\n";
  }
}
