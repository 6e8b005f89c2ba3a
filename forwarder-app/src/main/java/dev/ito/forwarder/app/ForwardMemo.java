package dev.ito.forwarder.app;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 *   the facts of a file   and its name; or - and the name of a file that is not there
 *   end
 * </pre>
 *
 * <p>The facts are taken before the run looks at any content, so that whatever happens after that
 * look shows in them. What happens in the same tick as the last change before them would not: then
 * there is no note. Losing it costs nothing but time, so it is never forced.
 */
final class ForwardMemo {
  /** Where the launcher says what it was asked; absent if it would not look for an answer. */
  static final String QUESTION = "ITO_FORWARDER_QUESTION";

  static final String NAME = "event-forward-memo";

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
   * @param state where the note is kept
   * @param inState names of files there, of which the first is there whenever a note can be right
   * @param elsewhere other files on which the answer depends, whether they are there or not
   */
  static Optional<ForwardMemo> begin(
      Path state, List<String> inState, List<Path> elsewhere, Map<String, String> environment) {
    String question = environment.get(QUESTION);
    if (question == null || !state.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return Optional.empty();
    }
    ForwardMemo memo = new ForwardMemo(state, question);
    try {
      return memo.watch(inState, elsewhere) ? Optional.of(memo) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the run itself will say what is wrong
    }
  }

  private boolean watch(List<String> inState, List<Path> elsewhere) throws IOException {
    if (!Files.exists(state.resolve(inState.get(0)))) {
      return false;
    }
    Files.deleteIfExists(draft);
    FileChannel.open(
            draft,
            Set.of(WRITE, CREATE_NEW, NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        .close();
    FileFacts tick = FileFacts.of(draft).orElseThrow(() -> new IOException("gone"));
    boolean settled = true;
    for (String name : inState) {
      settled &= watch(state.resolve(name), name, tick);
    }
    for (Path file : elsewhere) {
      settled &= watch(file, file.toAbsolutePath().toString(), tick);
    }
    return settled;
  }

  private boolean watch(Path file, String name, FileFacts tick) throws IOException {
    Optional<FileFacts> found = FileFacts.of(file);
    facts.append(found.isPresent() ? found.get().text() + " " : "-").append(name).append('\n');
    return name.indexOf('\n') < 0 && (found.isEmpty() || found.get().areOlderThan(tick));
  }

  /** Writes the note, when the run had nothing to do and said only this. */
  void write(String answer) {
    String text = question + "\n" + answer + "\n" + facts + "end\n";
    try (FileChannel channel = FileChannel.open(draft, Set.of(WRITE, NOFOLLOW_LINKS))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      Files.move(draft, state.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // without a note the next run looks for itself
    }
  }
}
