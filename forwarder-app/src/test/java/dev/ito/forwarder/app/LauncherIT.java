package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Wherever it is installed and whatever Java there is: it works, or says in a line what is wrong.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path INSTALLED = Path.of("target", "ito-forwarder").toAbsolutePath();
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;
  private Path copy;

  @BeforeEach
  void begin() throws IOException {
    server = new ScriptedServer();
    Path project = Files.createDirectory(directory.resolve("project"));
    shell = new Shell(project);
    shell.variable("JAVA_HOME", JAVA_HOME.toString());
    shell.append(1, 1);
    copy = directory.resolve("a place with spaces");
  }

  @AfterEach
  void end() {
    server.close();
  }

  private void install() throws IOException {
    try (Stream<Path> files = Files.walk(INSTALLED)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(INSTALLED.relativize(file)));
      }
    }
    shell.program(copy.resolve("bin/ito-forwarder"));
  }

  /** As {@code make-archive} would have noted it, had it run in the copy. */
  private Path archiveOfTheCopy() throws IOException {
    install();
    Path note = copy.resolve("lib/archive/made-for");
    List<String> lines = Files.readAllLines(note);
    Files.writeString(note, copy + "\n" + lines.get(1) + "\n" + lines.get(2) + "\n");
    return note.resolveSibling("classes.jsa");
  }

  private void assertWorks() throws Exception {
    Shell.Result result = shell.forward(server);
    assertEquals(0, result.status(), result.err());
    assertEquals(1, result.json().path("forwarded").asInt(), result.out());
    assertEquals("", result.err());
  }

  private void assertSays(String word) throws Exception {
    Shell.Result result = shell.forward(server);
    assertEquals(3, result.status());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains(word), result.err());
  }

  /** A Java of another kind: what it says when it is asked, and what its release file says. */
  private Path fakeJava(String version, String release) throws IOException {
    Path home = directory.resolve("other java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    script(java, "echo 'openjdk version \"" + version + "\"' >&2");
    if (!release.isEmpty()) {
      Files.writeString(home.resolve("release"), release.replace("|", "\n") + "\n");
    }
    return home;
  }

  @Test
  void it_works_from_a_path_with_spaces() throws Exception {
    install();
    assertWorks();
  }

  @Test
  void it_works_through_symbolic_links() throws Exception {
    Path first = Files.createSymbolicLink(directory.resolve("ito"), shell("bin/ito-forwarder"));
    Files.createDirectory(directory.resolve("links"));
    Path second = Files.createSymbolicLink(directory.resolve("links/fwd"), Path.of("../ito"));
    assertTrue(Files.isSymbolicLink(first));
    shell.program(second);
    assertWorks();
  }

  private static Path shell(String name) {
    return INSTALLED.resolve(name);
  }

  @Test
  void it_works_in_an_installation_that_nobody_may_write() throws Exception {
    install();
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-xr-x"));
      }
    }
    try {
      assertWorks();
    } finally {
      try (Stream<Path> files = Files.walk(copy)) {
        for (Path file : files.toList()) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
  }

  @Test
  void it_works_without_an_archive() throws Exception {
    Files.delete(archiveOfTheCopy());
    assertWorks();
    Files.delete(copy.resolve("lib/archive/made-for"));
    shell.append(2, 2);
    assertWorks();
  }

  @Test
  void it_works_with_an_archive_that_is_cut() throws Exception {
    Path archive = archiveOfTheCopy();
    archive.toFile().setWritable(true);
    long whole = Files.size(archive);
    for (long size : new long[] {whole - 1, whole / 2, 5000, 100, 0}) {
      try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
        channel.truncate(size);
      }
      assertWorks();
      shell.append(2, 2);
    }
  }

  @Test
  void it_works_with_an_archive_that_is_none_or_made_of_other_jars() throws Exception {
    Path archive = archiveOfTheCopy();
    Files.setLastModifiedTime(
        copy.resolve("lib/ito-forwarder.jar"), Files.getLastModifiedTime(archive));
    assertWorks();
    archive.toFile().setWritable(true);
    Files.writeString(archive, "no archive\n".repeat(1000));
    shell.append(2, 2);
    assertWorks();
  }

  @Test
  void a_java_home_without_java_is_named() throws Exception {
    shell.variable("JAVA_HOME", "/nowhere");
    assertSays("JAVA_HOME is /nowhere");
  }

  /** A place with the few programs that the launcher needs, and no Java. */
  private Path tools() throws IOException {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool : List.of("stat", "readlink")) {
      script(tools.resolve(tool), "exec /bin/" + tool + " \"$@\"");
    }
    return tools;
  }

  private static void script(Path file, String content) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + content + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void no_java_at_all_is_said() throws Exception {
    Path tools = tools();
    shell.variable("JAVA_HOME", "");
    shell.variable("PATH", tools.toString());
    assertSays("no java found");
  }

  @ParameterizedTest
  @CsvSource({
    "11.0.2, IMPLEMENTOR=\"X\"|JAVA_VERSION=\"11.0.2\"|OS_ARCH=\"x\"",
    "1.8.0_402, JAVA_VERSION=\"1.8.0_402\"",
    "1.8.0_402, ''",
    "16-ea, ''",
    "17.0.1, JAVA_VERSION=\"9\""
  })
  void a_java_that_is_too_old_is_named(String version, String release) throws Exception {
    shell.variable("JAVA_HOME", fakeJava(version, release).toString());
    assertSays("is too old; Java 17 or newer is needed");
    assertSays(release.isEmpty() ? version : release.replaceAll("(?s).*N=\"([^\"]*).*", "$1"));
  }

  @Test
  void a_java_on_the_path_is_found_behind_links() throws Exception {
    Path tools = tools();
    Files.createSymbolicLink(directory.resolve("java"), JAVA_HOME.resolve("bin/java"));
    Files.createSymbolicLink(tools.resolve("java"), directory.resolve("java"));
    shell.variable("JAVA_HOME", "");
    shell.variable("PATH", tools.toString());
    assertWorks();
  }

  @Test
  void options_for_java_are_passed_on() throws Exception {
    shell.variable("ITO_FORWARDER_OPTS", "-XX:+PrintFlagsFinal -version");
    assertTrue(shell.forward(server).out().contains("TieredStopAtLevel"));
  }

  @Test
  void a_smaller_heap_may_be_asked_for() throws Exception {
    shell.variable("ITO_FORWARDER_OPTS", "-Xmx18m");
    assertWorks();
  }

  private void assertStartedFor(boolean aLongRun, String otherwise) throws Exception {
    shell.variable("ITO_FORWARDER_OPTS", "-XX:+PrintFlagsFinal -version");
    String flags = shell.forward(server).out();
    shell.variable("ITO_FORWARDER_OPTS", "");
    boolean serial = aLongRun || Runtime.version().feature() > 17;
    assertEquals(aLongRun, flags.matches("(?s).* CompileThresholdScaling += 0\\.5.*"), otherwise);
    assertEquals(serial, flags.matches("(?s).* UseSerialGC += true .*"), otherwise);
  }

  @Test
  void a_long_run_is_told_from_a_short_one_before_it_starts() throws Exception {
    assertStartedFor(true, "nothing was ever forwarded");
    assertWorks();
    assertStartedFor(false, "everything is forwarded");
    shell.forward(server); // which notes how long the log is
    shell.append(2, 2);
    assertStartedFor(false, "one event is new");
    shell.append(3, 40_000);
    assertStartedFor(true, "five megabytes are new");
  }
}
