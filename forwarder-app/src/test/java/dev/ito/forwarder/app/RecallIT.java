package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The launcher answers without Java what it knows for certain, and nothing else. */
@EnabledOnOs(OS.LINUX)
class RecallIT {
  private static final String NO_JAVA = "/nowhere";

  @TempDir private Path directory;

  private ScriptedServer server;
  private Shell shell;

  @BeforeEach
  void begin() throws IOException {
    server = new ScriptedServer();
    shell = new Shell(directory);
    shell.append(1, 3);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private String[] forward(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("forward", "--url", server.url(), "--repo", "w"));
    if (!Arrays.asList(more).contains("--org")) {
      arguments.addAll(List.of("--org", "acme"));
    }
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private Shell.Result run(String... arguments) throws Exception {
    return shell.run(List.of(arguments));
  }

  /** Runs where there is no Java: only what the launcher knows by itself can succeed. */
  private Shell.Result runWithoutJava(String... arguments) throws Exception {
    shell.variable("JAVA_HOME", NO_JAVA);
    Shell.Result result = run(arguments);
    shell.variable("JAVA_HOME", System.getProperty("java.home"));
    assertTrue(result.status() == 0 || result.err().contains(NO_JAVA), result.err());
    return result;
  }

  private boolean isRecalled(String... arguments) throws Exception {
    return runWithoutJava(arguments).status() == 0;
  }

  /** Runs until a run had nothing to do, and its files had time to grow a tick old. */
  private void settle(String... arguments) throws Exception {
    run(arguments);
    for (int n = 0; n < 20 && !isRecalled(arguments); n++) {
      assertEquals(0, run(arguments).status());
    }
    assertTrue(isRecalled(arguments), "it is never recalled");
  }

  @Test
  void the_answer_is_the_same_without_java() throws Exception {
    settle(forward());
    Shell.Result recalled = runWithoutJava(forward());
    shell.variable("ITO_FORWARDER_MEMO", "off");
    assertEquals(run(forward()), recalled);
    assertEquals("0 events forwarded; all 3 delivered\n", recalled.out());
  }

  @Test
  void an_object_is_recalled_as_it_is_and_silence_as_silence() throws Exception {
    settle(forward("--json"));
    assertEquals("delivered", runWithoutJava(forward("--json")).json().path("outcome").asText());
    settle(forward("--best-effort"));
    assertEquals(new Shell.Result(0, "", ""), runWithoutJava(forward("--best-effort")));
  }

  @Test
  void it_is_recalled_through_links() throws Exception {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/state"));
    Files.move(shell.log().getParent(), elsewhere.resolve("audit"));
    Files.delete(shell.state(""));
    Files.createSymbolicLink(directory.resolve(".ito/.state"), elsewhere);
    settle(forward());
    Files.writeString(directory.resolve(".ito/config.json"), "{}");
    assertFalse(isRecalled(forward()));
    settle(forward("--ito-path", ".ito"));
    Files.writeString(directory.resolve("ito.json"), "{}");
    assertFalse(isRecalled(forward("--ito-path", ".ito")));
    settle(forward("--ito-path", ".ito"));
    assertTrue(note().contains("\n+"), "the files behind the links are not those of the list");
    Files.writeString(directory.resolve("ito.json"), "{ }");
    assertFalse(isRecalled(forward("--ito-path", ".ito")));
  }

  private String note() throws IOException {
    return Files.readString(shell.state(ForwardMemo.NAME));
  }

  private static String inLauncher(String begin, String end) throws IOException {
    String launcher = Files.readString(Path.of("src/main/dist/bin/ito-forwarder"));
    int from = launcher.indexOf(begin) + begin.length();
    return launcher.substring(from, launcher.indexOf(end, from));
  }

  /** What the launcher looks at in any case, but for the user's own file. */
  private static List<String> list() throws IOException {
    return inLauncher("watched=\"", "\n${").lines().toList();
  }

  /** A note does not say which list it was made with. */
  @Test
  void another_list_is_another_number_of_memo() throws IOException {
    assertEquals("2 $#", inLauncher("question=\"memo ", "\n"));
    assertEquals(
        List.of(
            "event-forward-state.jsonl",
            "event-forward-offset",
            "audit/events.jsonl",
            "../.state-local/audit/events.jsonl",
            "../config.json",
            "../config.local.json",
            "../../ito.json",
            "../../.ito.json",
            "../../.local/ito/config.json",
            "../../.git/ito/forwarder/event-forward-state.jsonl",
            "../../.git/ito/forwarder/event-forward-offset",
            "../../.git/ito/audit/events.jsonl",
            "../../.git/refs/heads/ito/internal/audit",
            "../../.git/packed-refs",
            "../../.git/reftable/tables.list"),
        list());
    assertEquals(
        "XDG_CONFIG_HOME-$HOME/.config}/ito/config.json\"\n",
        inLauncher("tables.list\n${", "      [ ! -f"));
  }

  @Test
  void whatever_appears_that_is_on_the_list_is_looked_at() throws Exception {
    Path home = Files.createDirectories(directory.resolve("home"));
    shell.variable("HOME", home + "/");
    settle(forward());
    List<String> all = new ArrayList<>(list());
    all.add("../../home/.config/ito/config.json");
    int appeared = 0;
    for (String name : all) {
      Path file = shell.state(name);
      if (Files.notExists(file) && !name.contains("/.git/")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");
        assertFalse(isRecalled(forward()), name);
        Files.delete(file);
        assertTrue(isRecalled(forward()), name);
        appeared++;
      }
    }
    assertEquals(7, appeared);
  }

  @Test
  void a_file_of_the_user_is_watched_however_its_place_is_written() throws Exception {
    Path home = Files.createDirectories(directory.resolve("home"));
    Path config = Files.createDirectories(home.resolve(".config/ito")).resolve("config.json");
    Files.writeString(config, "{}");
    for (String written : new String[] {home.toString(), home + "/"}) {
      shell.variable("HOME", written);
      settle(forward());
      Files.writeString(config, Files.readString(config) + " ");
      assertFalse(isRecalled(forward()), written);
    }
    shell.variable("XDG_CONFIG_HOME", home.resolve(".config").toString());
    settle(forward());
    Files.delete(config);
    assertFalse(isRecalled(forward()));
  }

  /** The launcher reads it byte by byte. */
  @Test
  void the_note_says_nothing_of_what_is_on_the_list_and_not_there() throws Exception {
    settle(forward());
    assertEquals(
        List.of("-../../.git"), note().lines().filter(l -> l.matches("[-+].*/.*")).toList());
  }

  @Test
  void the_note_holds_no_token() throws Exception {
    settle(forward());
    assertFalse(Files.readString(shell.state(ForwardMemo.NAME)).contains(Shell.TOKEN));
  }

  @Test
  void another_question_is_another_matter() throws Exception {
    settle(forward());
    assertFalse(isRecalled(forward("--json")));
    assertFalse(isRecalled(forward("--org", "other")));
    assertFalse(isRecalled(forward("--batch-size", "1")));
    shell.variable("ITO_BACKEND_PROJECT_ORG", "other");
    assertFalse(isRecalled(forward()));
    shell.variable("ITO_BACKEND_PROJECT_ORG", "");
    assertTrue(isRecalled(forward()));
    shell.variable("ITO_BACKEND_TOKEN", "two\nlines");
    assertFalse(isRecalled(forward()));
    shell.variable("ITO_BACKEND_TOKEN", "");
    assertFalse(isRecalled(forward()));
    shell.variable("ITO_BACKEND_TOKEN", "another-token");
    assertTrue(isRecalled(forward()), "which token it is does not matter");
  }

  /** What happens to a project whose last run had nothing to do. */
  private enum Upheaval {
    AN_EVENT_IS_APPENDED {
      @Override
      void strike(Shell shell) throws IOException {
        shell.append(4, 4);
      }
    },
    AN_EVENT_IS_APPENDED_WITHOUT_A_LINE_BREAK {
      @Override
      void strike(Shell shell) throws IOException {
        shell.append(Shell.event("4"));
      }
    },
    THE_LOG_IS_CUT {
      @Override
      void strike(Shell shell) throws IOException {
        Files.writeString(shell.log(), Shell.event("1") + "\n");
      }
    },
    THE_LOG_IS_REPLACED_BY_ONE_OF_THE_SAME_SIZE_AND_TIME {
      @Override
      void strike(Shell shell) throws IOException {
        FileTime time = Files.getLastModifiedTime(shell.log());
        Path other = shell.state("other");
        Files.writeString(other, Files.readString(shell.log()).replace("\"3\"", "\"4\""));
        Files.setLastModifiedTime(other, time);
        Files.move(other, shell.log(), StandardCopyOption.ATOMIC_MOVE);
      }
    },
    THE_LOG_IS_REWRITTEN_IN_PLACE_AND_ITS_TIME_SET_BACK {
      @Override
      void strike(Shell shell) throws IOException {
        FileTime time = Files.getLastModifiedTime(shell.log());
        String other = Files.readString(shell.log()).replace("\"3\"", "\"4\"");
        Files.writeString(shell.log(), other, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(shell.log(), time);
      }
    },
    THE_LOG_IS_REMOVED {
      @Override
      void strike(Shell shell) throws IOException {
        Files.delete(shell.log());
      }
    },
    THE_LOG_BECOMES_A_LINK_TO_ANOTHER {
      @Override
      void strike(Shell shell) throws IOException {
        Path other = shell.state("other");
        Files.writeString(other, Files.readString(shell.log()));
        Files.delete(shell.log());
        Files.createSymbolicLink(shell.log(), other);
      }
    },
    THE_COUNT_IS_MOVED {
      @Override
      void strike(Shell shell) throws IOException {
        shell.count("1");
      }
    },
    THE_RECORD_IS_REMOVED {
      @Override
      void strike(Shell shell) throws IOException {
        Files.delete(shell.state("event-forward-state.jsonl"));
      }
    },
    A_CONFIG_FILE_IS_RENAMED {
      @Override
      void prepare(Shell shell) throws IOException {
        Files.writeString(shell.state("../config.json"), "{}");
      }

      @Override
      void strike(Shell shell) throws IOException {
        Files.move(shell.state("../config.json"), shell.state("../config.local.json"));
      }
    },
    A_CONFIG_FILE_IS_RENAMED_AND_ITS_NOTE_FORGED {
      @Override
      void prepare(Shell shell) throws IOException {
        Files.writeString(shell.state("../config.json"), "{}");
      }

      @Override
      void strike(Shell shell) throws IOException {
        FileFacts before = FileFacts.of(shell.state("../config.json")).orElseThrow();
        Files.move(shell.state("../config.json"), shell.state("../config.local.json"));
        FileFacts after = FileFacts.of(shell.state("../config.local.json")).orElseThrow();
        inNote(shell, before.text(), after.text());
      }
    },
    A_GIT_FILE_APPEARS {
      @Override
      void strike(Shell shell) throws IOException {
        Files.writeString(shell.state("../../.git"), "gitdir: elsewhere\n");
      }
    },
    THE_NOTE_IS_ONE_OF_ANOTHER_VERSION {
      @Override
      void strike(Shell shell) throws IOException {
        inNote(shell, "memo 2 ", "memo 1 ");
      }
    },
    A_CONFIG_FILE_APPEARS {
      @Override
      void strike(Shell shell) throws IOException {
        Files.writeString(shell.state("../config.json"), "{\"backend\":{\"enabled\":false}}");
      }
    },
    THE_PROJECT_NAMES_ANOTHER_DIRECTORY {
      @Override
      void strike(Shell shell) throws IOException {
        Files.writeString(shell.state("../../ito.json"), "{\"projectPath\":\".other\"}");
      }
    },
    THE_NOTE_IS_TORN {
      @Override
      void strike(Shell shell) throws IOException {
        inNote(shell, "end\n", "");
      }
    },
    THE_NOTE_NAMES_ANOTHER_LOG {
      @Override
      void strike(Shell shell) throws IOException {
        Path note = shell.state(ForwardMemo.NAME);
        String forged = Files.readString(note).replaceAll("\\.[0-9]{9} ", ".089999998 ");
        Files.writeString(note, forged.replace(" audit/events.jsonl", " audit/gone.jsonl"));
      }
    },
    THE_NOTE_NAMES_NOTHING_THAT_IS_THERE {
      @Override
      void strike(Shell shell) throws IOException {
        Path note = shell.state(ForwardMemo.NAME);
        String forged =
            Files.readString(note).replaceAll("(?m)^[0-9]+ [0-9]+ [0-9]+ [0-9.]+ [0-9.]+ ", "-no-");
        Files.writeString(note, forged);
      }
    };

    /** What is there before the last run. */
    void prepare(Shell shell) throws IOException {
      // nothing but the log
    }

    abstract void strike(Shell shell) throws IOException;

    private static void inNote(Shell shell, String old, String other) throws IOException {
      Path note = shell.state(ForwardMemo.NAME);
      Files.writeString(note, Files.readString(note).replace(old, other));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_happens_is_looked_at(Upheaval upheaval) throws Exception {
    upheaval.prepare(shell);
    settle(forward());
    upheaval.strike(shell);
    assertFalse(isRecalled(forward()));
  }

  @Test
  void in_git_a_branch_that_appears_or_moves_is_looked_at() throws Exception {
    Path git = Files.createDirectories(directory.resolve(".git"));
    Files.createDirectories(git.resolve("objects"));
    Path heads = Files.createDirectories(git.resolve("refs/heads"));
    Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    settle(forward());
    assertEquals(List.of(), note().lines().filter(l -> l.matches("[-+].*/.*")).toList());
    Files.writeString(git.resolve("packed-refs"), "# pack-refs with: peeled fully-peeled sorted\n");
    assertFalse(isRecalled(forward()));
    settle(forward());
    Path branch = heads.resolve("ito/internal/audit");
    Files.createDirectories(branch.getParent());
    Files.writeString(branch, "0123456789012345678901234567890123456789\n");
    assertFalse(isRecalled(forward()));
  }

  /** The shell takes a number that begins with 0 for one of base eight. */
  @Test
  void a_branch_that_moves_is_looked_at_whatever_the_times_of_other_files_look_like()
      throws Exception {
    run(forward());
    Files.delete(shell.log());
    Path config = Files.writeString(shell.state("").resolveSibling("config.json"), "{}");
    Files.setLastModifiedTime(config, FileTime.from(Instant.parse("2026-01-01T00:00:00.089Z")));
    Path ref = Files.createDirectories(directory.resolve(".git/refs/heads/ito/internal"));
    Files.createDirectories(directory.resolve(".git/objects"));
    Files.writeString(directory.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    settle(forward());
    Files.writeString(ref.resolve("audit"), "0".repeat(40) + "\n");
    assertFalse(isRecalled(forward()));
  }

  @Test
  void a_log_that_claims_to_be_of_tomorrow_is_looked_at_every_time() throws Exception {
    settle(forward());
    Files.setLastModifiedTime(shell.log(), FileTime.from(Instant.now().plusSeconds(24 * 60 * 60)));
    for (int n = 0; n < 2; n++) {
      assertEquals(0, run(forward()).status());
      assertFalse(isRecalled(forward()));
    }
  }

  @Test
  void a_pause_is_not_taken_for_nothing_to_do() throws Exception {
    settle(forward("--best-effort"));
    shell.append(4, 4);
    server.answerNext(ScriptedServer.Answer.of(503, ""));
    assertEquals(0, run(forward("--best-effort")).status());
    assertFalse(isRecalled(forward("--best-effort")));
    assertEquals(0, run(forward("--best-effort")).status());
    assertFalse(isRecalled(forward("--best-effort")));
  }

  @Test
  void a_run_that_waited_for_nothing_new_sees_what_was_appended_meanwhile() throws Exception {
    AtomicInteger appended = new AtomicInteger(3);
    Random random = new Random(11);
    Thread writer =
        new Thread(
            () -> {
              try {
                while (appended.get() < 40) {
                  shell.append(appended.get() + 1, appended.get() + 1);
                  appended.incrementAndGet();
                  TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
                }
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    writer.start();
    int runs = 0;
    while (writer.isAlive() || server.stored().size() < appended.get()) {
      int before = appended.get();
      assertEquals(0, run(forward()).status());
      assertTrue(server.stored().size() >= before, before + " were there before the run");
      runs++;
    }
    assertEquals(40, server.stored().size());
    assertTrue(runs > 40, "only " + runs + " runs");
    settle(forward());
  }
}
