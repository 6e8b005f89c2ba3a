package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell completes once it has read its script; bash really does. */
class CompletionTest {
  @TempDir private Path directory;

  private final List<String> typed = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  @BeforeEach
  void script() throws IOException {
    Files.writeString(directory.resolve("script"), Commands.run("completion", "bash").out());
  }

  private String bash(String... command) throws IOException, InterruptedException {
    Process bash =
        new ProcessBuilder(Stream.concat(Stream.of("bash"), Stream.of(command)).toList())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes());
    assertEquals(0, bash.waitFor(), said);
    return said;
  }

  /** The last word is what Tab is pressed after. */
  private void expect(String line, String completions) {
    typed.add(line);
    expected.add(line + " -> " + completions);
  }

  private void check() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("source ./script");
    lines.add("compopt() { :; }"); // only Tab can ask for it
    lines.add("completer=$(complete -p ito-forwarder); completer=${completer#*-F }");
    lines.add("completer=${completer%% *}");
    for (String line : typed) {
      String words = line.replaceAll("[^ ]+", "'$0'") + (line.endsWith(" ") ? "''" : "");
      lines.add("COMP_WORDS=(ito-forwarder " + words + "); COMPREPLY=()");
      lines.add("COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); $completer");
      lines.add("echo \"" + line + " -> ${COMPREPLY[*]}\"");
    }
    Files.write(directory.resolve("tabs"), lines);
    assertEquals(expected, bash("tabs").lines().toList());
  }

  @Test
  void bash_completes_commands_options_and_their_words() throws Exception {
    Files.writeString(directory.resolve("a-file"), "");
    expect("for", "forward");
    expect("forward --so", "--source");
    expect("forward --source ", "auto file branch");
    expect("forward --on-new-destination f", "from-start");
    expect("watch --ba", "--batch-size --batch-bytes");
    expect("watch --max", "");
    expect("quarantine ", "list show drop");
    expect("quarantine drop --y", "--yes");
    expect("completion f", "fish");
    expect("help qu", "quarantine");
    expect("forward --ito-path a-f", "a-file");
    expect("dev-backend --data-dir a-f", "a-file");
    check();
  }

  @Test
  void bash_completes_the_words_of_every_option_that_has_some() throws Exception {
    for (CommandSpec command : Commands.all()) {
      String path = command.qualifiedName().replaceFirst("^ito-forwarder ?", "");
      for (OptionSpec option : command.options()) {
        List<String> words = UsageWording.words(option);
        if (!words.isEmpty()) {
          expect(path + ' ' + option.longestName() + ' ', String.join(" ", words));
        }
      }
    }
    assertTrue(typed.size() > 10, typed.toString());
    check();
  }

  @Test
  void the_script_for_zsh_says_itself_what_zsh_needs() throws Exception {
    assertEquals("", bash("-n", "script"));
    String script = Commands.run("completion", "zsh").out();
    assertEquals(Files.readString(directory.resolve("script")), script);
    assertTrue(script.contains("bashcompinit"), script);
  }

  @Test
  void fish_is_told_every_command_and_every_option_once() {
    List<String> lines = Commands.run("completion", "fish").out().lines().toList();
    List<String> told = lines.stream().filter(line -> line.startsWith("complete ")).toList();
    assertEquals(told.size(), new TreeSet<>(told).size());
    List<String> wanted = new ArrayList<>();
    for (CommandSpec command : Commands.all()) {
      command.options().forEach(option -> wanted.add(flag(option)));
      command.subcommands().keySet().forEach(name -> wanted.add(" -a " + name + " -d "));
    }
    for (String want : new TreeSet<>(wanted)) {
      assertEquals(
          wanted.stream().filter(want::equals).count(),
          told.stream().filter(line -> line.contains(want)).count(),
          want);
    }
  }

  private static String flag(OptionSpec option) {
    return " -l " + option.longestName().substring(2) + ' ';
  }

  @Test
  void fish_is_told_where_an_option_belongs_and_what_it_takes() {
    List<String> lines = Arrays.asList(Commands.run("completion", "fish").out().split("\n"));
    assertEquals("complete -c ito-forwarder -f", lines.get(1));
    String drop =
        "complete -c ito-forwarder -n '__fish_seen_subcommand_from quarantine; and"
            + " __fish_seen_subcommand_from drop' ";
    assertTrue(lines.contains(drop + "-l all -d 'All that is in quarantine.'"));
    String forward = "complete -c ito-forwarder -n '__fish_seen_subcommand_from forward' ";
    assertTrue(
        lines.contains(
            forward
                + "-l batch-size -x -d '"
                + "The most events in one request;"
                + " default: 100.'"));
    assertTrue(starts(lines, forward + "-l source -x -a 'auto file branch' -d "));
    assertTrue(
        starts(
            lines,
            forward
                + "-l ca-file -r -F -d 'A PEM file of the certificates to"
                + " trust; default: the system\\'s.'"));
    assertTrue(
        lines.contains(
            "complete -c ito-forwarder -n '__fish_seen_subcommand_from completion' -a 'bash zsh"
                + " fish'"));
  }

  private static boolean starts(List<String> lines, String start) {
    return lines.stream().anyMatch(line -> line.startsWith(start));
  }
}
