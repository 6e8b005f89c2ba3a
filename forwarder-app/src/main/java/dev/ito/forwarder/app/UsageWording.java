package dev.ito.forwarder.app;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is wrong with a command line, in one sentence that names the culprit and the remedy. */
final class UsageWording {
  private final CommandSpec command;
  private final String name;

  private UsageWording(CommandSpec command) {
    this.command = command;
    this.name = command.qualifiedName();
  }

  static String of(CommandLine.ParameterException wrong) {
    UsageWording wording = new UsageWording(wrong.getCommandLine().getCommandSpec());
    String sentence = wording.sentence(wrong);
    return sentence + (sentence.endsWith("?") ? " See " : "; see ") + wording.name + " --help";
  }

  private String sentence(CommandLine.ParameterException wrong) {
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      return unmatched(inOneLine(unmatched.getUnmatched().get(0)));
    }
    if (wrong instanceof CommandLine.MissingParameterException missing) {
      return missing(missing.getMissing());
    }
    return Optional.ofNullable(wrong.getArgSpec())
        .map(arg -> value(arg, wrong))
        .orElseGet(wrong::getMessage);
  }

  private static String inOneLine(String word) {
    return word.replaceAll("\\p{Cntrl}", "?");
  }

  private String unmatched(String word) {
    if (word.startsWith("-")) {
      return option(word.replaceFirst("=.*", ""));
    }
    return command.subcommands().isEmpty()
        ? name + " has no use for '" + word + "'"
        : name + " has no command '" + word + "'" + meant(word, command.subcommands().keySet());
  }

  private String option(String word) {
    String none = name + " has no option " + word;
    if (word.equals("--token")) {
      return none + ", as others could read it there; set " + BackendAccess.TOKEN;
    }
    List<String> elsewhere = commandsWith(word);
    if (elsewhere.isEmpty()) {
      return none + meant(word, command.optionsMap().keySet());
    }
    if (!command.subcommands().isEmpty()) {
      return none + "; it comes after a command, as in " + elsewhere.get(0) + " " + word;
    }
    return none + "; it is for " + String.join(", ", elsewhere);
  }

  private List<String> commandsWith(String option) {
    return command.root().subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(other -> other.optionsMap().containsKey(option))
        .map(CommandSpec::name)
        .toList();
  }

  private static String meant(String word, Collection<String> words) {
    return Misspelling.meant(word, words).map(best -> "; did you mean " + best + "?").orElse("");
  }

  private String missing(List<ArgSpec> missing) {
    ArgSpec first = missing.get(0);
    return first instanceof OptionSpec option
        ? option.longestName()
            + " needs a value: "
            + option.longestName()
            + " "
            + first.paramLabel()
        : name + " needs one more word: " + name + " " + first.paramLabel();
  }

  private static String value(ArgSpec arg, CommandLine.ParameterException wrong) {
    String name = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    return arg.arity().max() == 0 ? name + " takes no value" : name + ": " + reason(arg, wrong);
  }

  private static String reason(ArgSpec arg, CommandLine.ParameterException wrong) {
    if (arg.completionCandidates() != null && arg.completionCandidates().iterator().hasNext()) {
      return "'" + inOneLine(wrong.getValue()) + "' is none of " + String.join(", ", words(arg));
    }
    // The library says first which option it is; so do we.
    return wrong.getMessage().replaceFirst("^Invalid value for [^:]*: ", "");
  }

  /** The words that an option or argument takes; none if it takes more than some. */
  static List<String> words(ArgSpec arg) {
    Iterable<String> words = arg.completionCandidates();
    return words == null ? List.of() : StreamSupport.stream(words.spliterator(), false).toList();
  }
}
