package dev.ito.forwarder.app;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A note for the launcher that a run had nothing to do: it lets the launcher answer the same
 * question without starting Java as long as no file is touched on which the answer depends.
 *
 * <pre>
 *   the question          as the launcher put it, in lines of its own
 *   the answer            one line for the output, or an empty one
 *   the facts of a file   and its name, if the launcher looks at it in any case
 *   + the same            for any other file, without a space
 *   - its name            for any other file that is not there, without a space
 *   end
 * </pre>
 *
 * <p>The launcher reads it byte by byte, one system call each, so it is short: nothing is said of a
 * file that is not there and that the launcher looks at in any case. Which those are, the launcher
 * says itself; a run may well depend on fewer.
 *
 * <p>The facts are taken before the run looks at any content, so that whatever happens after that
 * look shows in them. What happens in the same tick as the last change before them would not: then
 * there is no note. Losing it costs nothing but time, so it is never forced.
 */
final class ForwardMemo implements AutoCloseable {
  /** Where the launcher says what it was asked; absent if it would not look for an answer. */
  static final String QUESTION = "ITO_FORWARDER_QUESTION";

  /** The names of the files that the launcher looks at in any case, in this order, one a line. */
  static final String WATCHED = "ITO_FORWARDER_WATCHED";

  static final String NAME = "event-forward-memo";

  private static final Optional<ForwardMemo> NONE = Optional.empty();

  private final Path state;
  private final Path draft;
  private final String question;
  private final StringBuilder facts = new StringBuilder();

  private ForwardMemo(Path state, String question) {
    this.state = state;
    this.draft = state.resolve(NAME + ".tmp");
    this.question = question;
  }

  /**
   * Begins a note, before the run.
   *
   * @param settings tell on which files the answer depends; what counts must be read again from
   *     them when the facts are taken
   */
  static Optional<ForwardMemo> begin(Settings settings, Map<String, String> environment)
      throws UsageException {
    String question = environment.get(QUESTION);
    String inAnyCase = environment.get(WATCHED);
    if (question == null || inAnyCase == null || !settings.hasProject()) {
      return NONE;
    }
    WatchedFiles watched = new WatchedFiles(settings, environment);
    if (!watched.areAll()) {
      return NONE;
    }
    ForwardMemo memo = new ForwardMemo(settings.project().state(), question);
    try {
      return memo.watch(List.of(inAnyCase.split("\n")), watched) ? Optional.of(memo) : NONE;
    } catch (IOException e) {
      return NONE; // if it matters, the run itself will say what is wrong
    }
  }

  private boolean watch(List<String> inAnyCase, WatchedFiles watched) throws IOException {
    if (!Files.exists(watched.files().get(0)) || !Files.isDirectory(state)) {
      return false;
    }
    Files.deleteIfExists(draft);
    FileChannel.open(
            draft,
            Set.of(WRITE, CREATE_NEW, NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)))
        .close();
    FileFacts tick = FileFacts.of(draft).orElseThrow(() -> new IOException("gone"));
    boolean settled = true;
    for (String name : inAnyCase) {
      settled &= watch(name, "", tick);
    }
    for (Path file : watched.files()) {
      String name = name(file);
      if (!inAnyCase.contains(name) && !inAnyCase.contains(file.toString())) {
        settled &= watch(name, "+", tick);
      }
    }
    if (!settled) {
      close();
    }
    return settled;
  }

  /** Short where it can be. Links lead elsewhere and back. */
  private String name(Path file) {
    if (file.startsWith(state)) {
      return state.relativize(file).toString();
    }
    Path ito = state.getParent();
    boolean near = ito.getParent() != null && file.startsWith(ito.getParent());
    return near && !Files.isSymbolicLink(state) && !Files.isSymbolicLink(ito)
        ? state.relativize(file).toString()
        : file.toString();
  }

  /** Takes the facts of a file: as for {@code stat}, one that cannot be reached is not there. */
  private boolean watch(String name, String mark, FileFacts tick) throws IOException {
    Path file = state.resolve(name);
    Optional<FileFacts> found = Files.exists(file) ? FileFacts.of(file) : Optional.empty();
    if (found.isPresent()) {
      facts.append(mark).append(found.get().text()).append(' ').append(name).append('\n');
    } else if (!mark.isEmpty()) {
      facts.append('-').append(name).append('\n');
    }
    return name.indexOf('\n') < 0 && (found.isEmpty() || found.get().areOlderThan(tick));
  }

  /** Writes the note, when the run had nothing to do and said only this. */
  void keep(String answer) {
    String text = question + "\n" + answer + "\n" + facts + "end\n";
    try (FileChannel channel =
        FileChannel.open(draft, Set.of(WRITE, TRUNCATE_EXISTING, NOFOLLOW_LINKS))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      Files.move(draft, state.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // without a note the next run looks for itself
    }
  }

  /** Leaves nothing behind but a note that is kept. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // the next run will try
    }
  }
}
