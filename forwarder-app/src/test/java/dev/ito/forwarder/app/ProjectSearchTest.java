package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the Ito directory is: as the existing program finds it, asking the real git. */
class ProjectSearchTest {
  @TempDir private Path directory;

  private Path root;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void begin() throws IOException {
    directory = directory.toRealPath();
    root = Files.createDirectory(directory.resolve("root"));
    environment.put("HOME", directory.resolve("home").toString());
  }

  private Settings settings(Path here) throws UsageException {
    return settings(here, Optional.empty());
  }

  private Settings settings(Path here, Optional<Path> named) throws UsageException {
    ProjectOptions which = new ProjectOptions();
    which.itoPath = named;
    return Settings.of(which, new ForwardOptions(), new Place(here, environment, false));
  }

  private Path found(Path here) throws UsageException {
    return settings(here).files().directory().value();
  }

  private Path directory(String first, String... more) throws IOException {
    return Files.createDirectories(root.resolve(Path.of(first, more)));
  }

  private String git(Path here, String... arguments) throws Exception {
    Path out = directory.resolve("git.out");
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(here.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process =
        builder.redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "git hangs");
    return process.exitValue() == 0 ? Files.readString(out).strip() : "";
  }

  /** What git says, or else the place itself, where no .ito is around. */
  private void assertLikeGit(Path here) throws Exception {
    String top = git(here, "rev-parse", "--show-toplevel");
    Path expected = top.isEmpty() ? here : Path.of(top);
    assertEquals(expected.resolve(".ito"), found(here), "git says '" + top + "'");
  }

  @Test
  void the_top_of_a_work_tree_is_what_git_takes_for_it() throws Exception {
    assertLikeGit(root);
    git(root, "init", "-q");
    Path deep = directory("a", "b");
    for (Path here : List.of(root, deep, root.resolve(".git"), root.resolve(".git/refs"))) {
      if (here.startsWith(root.resolve(".git"))) {
        assertEquals("", git(here, "rev-parse", "--show-toplevel"));
        assertEquals(here.resolve(".ito"), found(here));
      } else {
        assertLikeGit(here);
      }
    }
    Files.createDirectory(deep.resolve(".git")); // git passes over what is no repository
    assertLikeGit(deep);
    Files.writeString(directory("c").resolve(".git"), "no link at all\n");
    assertLikeGit(directory("c", "deep")); // git gives up here, so the place itself counts
    Files.writeString(directory("d").resolve(".git"), "gitdir: ../nowhere\n");
    assertLikeGit(directory("d", "deep"));
  }

  @Test
  void a_linked_work_tree_and_a_bare_repository_are_what_git_takes_them_for() throws Exception {
    git(root, "init", "-q");
    git(
        root,
        "-c",
        "user.name=n",
        "-c",
        "user.email=e",
        "-c",
        "commit.gpgsign=false",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        "x");
    git(root, "worktree", "add", "-q", directory.resolve("linked").toString());
    Path deep = Files.createDirectories(directory.resolve("linked/deep"));
    assertEquals(directory.resolve("linked").toString(), git(deep, "rev-parse", "--show-toplevel"));
    assertLikeGit(deep);
    Path bare = directory("bare.git");
    git(bare, "init", "-q", "--bare");
    assertLikeGit(bare);
    assertLikeGit(bare.resolve("refs"));
  }

  @Test
  void without_git_the_nearest_ito_directory_counts() throws Exception {
    directory(".ito");
    Path deep = directory("a", "b");
    assertEquals(root.resolve(".ito"), found(deep));
    directory("a", ".ito");
    assertEquals(root.resolve("a/.ito"), found(deep));
    Files.writeString(deep.resolve(".ito"), "a file is none");
    assertEquals(root.resolve("a/.ito"), found(deep));
  }

  @Test
  void the_top_of_a_work_tree_counts_even_without_an_ito_directory() throws Exception {
    git(root, "init", "-q");
    Path deep = directory("a", "b");
    directory("a", ".ito");
    assertEquals(root.resolve(".ito"), found(deep));
    Settings settings = settings(deep);
    String message = assertThrows(UsageException.class, settings::project).getMessage();
    assertTrue(message.contains(root + ", the top of this git work tree"), message);
    assertTrue(message.contains("there is one in " + root.resolve("a")), message);
    directory(".ito");
    assertEquals(root.resolve(".ito"), settings(deep).project().path());
  }

  @Test
  void where_there_is_none_the_message_says_where_it_was_looked_for() throws Exception {
    Settings settings = settings(root);
    String message = assertThrows(UsageException.class, settings::project).getMessage();
    assertTrue(message.contains("at or above " + root) && message.contains("--ito-path"), message);
  }

  @Test
  void the_directory_that_is_named_brings_the_files_beside_it() throws Exception {
    directory("other", ".ito");
    Files.writeString(
        root.resolve("other/.ito.json"), ConfigScene.nested("backend.url", "\"http://o\""));
    for (String named : List.of("other/.ito", "other/.ito/.", "./other/x/../.ito")) {
      Settings settings = settings(root, Optional.of(Path.of(named)));
      assertEquals(root.resolve("other/.ito"), settings.project().path());
      assertEquals("http://o", settings.backendSection().url().value());
    }
    Settings inside = settings(root.resolve("other/.ito"), Optional.of(Path.of(".")));
    assertEquals("http://o", inside.backendSection().url().value());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"work\"', , , work",
    "'\" work \"', , , work",
    "'\"work\"', '\"plain\"', '\"global\"', work",
    "'\" \"', '\"plain\"', '\"global\"', plain",
    ", '\"plain\"', '\"global\"', plain",
    ", , '\"global\"', global",
    "'\"a/b\"', '\"plain\"', '\"global\"', global",
    "'5', , , .ito",
    "'null', '\"plain\"', , plain",
    ", , '\"..\"', .ito"
  })
  void the_name_is_the_projects_or_else_the_users(
      String hidden, String plain, String global, String name) throws Exception {
    write(root.resolve(".ito.json"), hidden);
    write(root.resolve("ito.json"), plain);
    write(directory.resolve("home/.config/ito/config.json"), global);
    write(root.resolve(".ito/config.json"), "\"not-asked\"");
    assertEquals(root.resolve(name), found(root));
  }

  private static void write(Path file, String name) throws IOException {
    if (name != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{\"projectPath\":" + name + "}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a\\\\b", "..", "a..b", "/abs", "\\u0000"})
  void a_name_that_is_none_is_passed_over_with_a_warning(String name) throws Exception {
    write(root.resolve("ito.json"), '"' + name + '"');
    Settings settings = settings(root);
    assertEquals(root.resolve(".ito"), settings.files().directory().value());
    String warning = settings.warnings().get(0);
    assertTrue(warning.contains("projectPath in " + root.resolve("ito.json")), warning);
  }

  @Test
  void a_name_has_at_most_128_bytes() throws Exception {
    write(root.resolve("ito.json"), '"' + "ä".repeat(64) + '"');
    assertEquals(root.resolve("ä".repeat(64)), found(root));
    write(root.resolve("ito.json"), '"' + "ä".repeat(64) + "x\"");
    assertEquals(root.resolve(".ito"), found(root));
  }

  /** W42: the existing program then takes two different projects. */
  @Test
  void the_variable_project_dir_adds_a_file_and_moves_nothing() throws Exception {
    directory(".ito");
    write(directory("elsewhere").resolve("config.json"), "\"work\"");
    Files.createDirectories(root.resolve("elsewhere/.ito"));
    Files.writeString(
        root.resolve("elsewhere/config.json"), ConfigScene.nested("backend.enabled", "true"));
    environment.put("PROJECT_DIR", "elsewhere"); // from the current directory
    Settings settings = settings(root);
    assertEquals(root.resolve(".ito"), settings.project().path());
    assertEquals(Origin.file(root.resolve("elsewhere/config.json")), settings.enabled().origin());
  }
}
