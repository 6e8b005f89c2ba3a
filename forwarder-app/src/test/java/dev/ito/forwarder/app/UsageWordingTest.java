package dev.ito.forwarder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** A command line that is wrong: exit 2, and one line that names the culprit and the remedy. */
class UsageWordingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "forwrd | ito-forwarder has no command 'forwrd'; did you mean forward? See ito-forwarder",
        "FORWARD | ito-forwarder has no command 'FORWARD'; did you mean forward? See ito-forwarder",
        "stat | ito-forwarder has no command 'stat'; did you mean status? See ito-forwarder",
        "xyzzy | ito-forwarder has no command 'xyzzy'; see ito-forwarder",
        "help forwrd | ito-forwarder has no command 'forwrd'; did you mean forward? See ito-forwarder",
        "quarantine lst | ito-forwarder quarantine has no command 'lst'; did you mean list?"
            + " See ito-forwarder quarantine",
        "forward --batchsize 3 | ito-forwarder forward has no option --batchsize; did you mean"
            + " --batch-size? See ito-forwarder forward",
        "forward --usrl=http://x | ito-forwarder forward has no option --usrl; did you mean --url?"
            + " See ito-forwarder forward",
        "demo -v | ito-forwarder demo has no option -v; did you mean -V? See ito-forwarder demo",
        "demo -x | ito-forwarder demo has no option -x; see ito-forwarder demo",
        "status --batch-size 3 | ito-forwarder status has no option --batch-size; it is for forward,"
            + " watch, config, replay; see ito-forwarder status",
        "--quiet forward | ito-forwarder has no option --quiet; it comes after a command, as in"
            + " forward --quiet; see ito-forwarder",
        "forward --token=abc | ito-forwarder forward has no option --token, as others could read it"
            + " there; set ITO_BACKEND_TOKEN; see ito-forwarder forward",
        "doctor x | ito-forwarder doctor has no use for 'x'; see ito-forwarder doctor",
        "forward --url | --url needs a value: --url URL; see ito-forwarder forward",
        "forward --url --quiet | --url needs a value: --url URL; see ito-forwarder forward",
        "forward --dry-run=no | --dry-run takes no value; see ito-forwarder forward",
        "forward --batch-size many | --batch-size: 'many' is not a whole number; see ito-forwarder"
            + " forward",
        "forward --batch-size 99999999999 | --batch-size: '99999999999' is out of range; see"
            + " ito-forwarder forward",
        "forward --on-rejected maybe | --on-rejected: 'maybe' is none of stop, quarantine; see"
            + " ito-forwarder forward",
        "forward --source x | --source: 'x' is none of auto, file, branch; see ito-forwarder forward",
        "completion tcsh | SHELL: 'tcsh' is none of bash, zsh, fish; see ito-forwarder completion",
        "completion | ito-forwarder completion needs one more word: ito-forwarder completion SHELL;"
            + " see ito-forwarder completion",
      })
  void a_wrong_command_line_is_explained(String line, String explained) {
    Commands.Result result = Commands.run(line.split(" "));
    assertEquals("Error: " + explained + " --help" + System.lineSeparator(), result.err());
    assertEquals(2, result.status());
    assertEquals("", result.out());
  }

  @Test
  void a_word_of_two_lines_is_shown_in_one() {
    assertEquals(
        "Error: ito-forwarder has no command 'two?lines'; see ito-forwarder --help",
        Commands.run("two\nlines").err().stripTrailing());
  }

  static Stream<CommandSpec> commands() {
    return Commands.all().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void each_word_with_one_mistake_is_recognised(CommandSpec command) {
    command.subcommands().keySet().forEach(w -> assertFound(w, command.subcommands().keySet()));
    command.optionsMap().keySet().stream()
        .filter(word -> word.startsWith("--"))
        .forEach(word -> assertFound(word, command.optionsMap().keySet()));
  }

  private static void assertFound(String word, Set<String> words) {
    for (int at = word.startsWith("--") ? 2 : 0; at < word.length(); at++) {
      String before = word.substring(0, at);
      String after = word.substring(at + 1);
      assertMeant(word, before + after, words);
      assertMeant(word, before + 'q' + after, words);
      assertMeant(word, before + word.charAt(at) + word.charAt(at) + after, words);
      if (!after.isEmpty()) {
        String exchanged = "" + after.charAt(0) + word.charAt(at);
        assertMeant(word, before + exchanged + after.substring(1), words);
      }
    }
  }

  private static void assertMeant(String word, String written, Set<String> words) {
    assertEquals(word, Misspelling.meant(written, words).orElse("nothing"), written);
  }
}
