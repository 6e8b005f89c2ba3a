package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where Ito itself posts its events: those are not forwarded a second time, and what the backend
 * holds is never taken for a log (contract W10, W24).
 */
class RemoteModeIT {
  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;

  /** Where the backlog is from before Ito was told to post. */
  private enum Place {
    FILE,
    BRANCH
  }

  @BeforeEach
  void begin() throws Exception {
    server = new ScriptedServer();
    shell = new Shell(directory);
    Files.createDirectories(directory.resolve(".ito"));
    Files.writeString(
        directory.resolve(".ito/config.json"),
        "{\"backend\":{\"enabled\":true,\"url\":\"%s\",\"project\":{\"org\":\"acme\",\"repo\":\"w\"}}}"
            .formatted(server.url()));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void backlog(Place place, String... ids) throws Exception {
    if (place == Place.BRANCH) {
      AuditBranch.init(directory).commit(ids);
    } else {
      for (String id : ids) {
        shell.append(Shell.event(id) + "\n");
      }
    }
  }

  /** As Ito does it: at the backend, and in no log here. */
  private void posted(String... ids) {
    for (String id : ids) {
      server.hold(Shell.event(id));
    }
  }

  private int forwarded(String... more) throws Exception {
    Shell.Result result = shell.forward(server, more);
    assertEquals(0, result.status(), result.err());
    return result.json().path("forwarded").asInt();
  }

  private void loseState() throws IOException {
    for (String state : List.of(".ito/.state", ".git/ito/forwarder")) {
      if (Files.exists(directory.resolve(state))) {
        try (Stream<Path> files = Files.list(directory.resolve(state))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void what_the_backend_holds_and_no_log_does_is_never_sent(Place place) throws Exception {
    posted("101", "102", "103");
    assertEquals(0, forwarded(), "without a log there is nothing to send");
    backlog(place, "1", "2");
    assertEquals(2, forwarded());
    posted("104", "105");
    assertEquals(0, forwarded());
    loseState();
    assertEquals(0, forwarded());
    assertEquals(0, replayed());
    assertEquals(List.of("1", "2"), server.stored());
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void what_a_log_holds_as_well_is_not_sent_again_where_the_state_does_not_know(Place place)
      throws Exception {
    backlog(place, "1", "2", "3", "4");
    posted("3", "101", "1");
    assertEquals(2, forwarded());
    loseState();
    assertEquals(0, forwarded());
    assertEquals(List.of("2", "4"), server.stored());
  }

  private int replayed() throws Exception {
    Shell.Result result = shell.run(List.of("replay", "--all", "--yes", "--json"));
    assertEquals(0, result.status(), result.err());
    return result.json().path("forwarded").asInt();
  }
}
