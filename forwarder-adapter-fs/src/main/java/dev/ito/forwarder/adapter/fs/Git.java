package dev.ito.forwarder.adapter.fs;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs the {@code git} program in a project, to read only. What it says in words is shown and never
 * understood: decisions go by its exit status and by what its plumbing prints.
 *
 * @param program its name, to be found on the path, or where it is
 * @param project where it is run
 * @param limit the longest time for one call, asked before each; {@link #LONGEST} at most
 */
record Git(String program, Path project, Supplier<Duration> limit) {
  /** No call takes a second on a local disk; a network drive may. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Where nothing was said. */
  enum Patient implements Supplier<Duration> {
    /** The only one. */
    INSTANCE;

    @Override
    public Duration get() {
      return LONGEST;
    }
  }

  private static final int NOT_FOUND = 1;
  private static final int MOST_OUTPUT = 32 * 1024; // fits into a pipe, so nobody has to drain it
  private static final int MOST_SHOWN = 200;

  /** The user's own git. */
  static Git in(Path project, Supplier<Duration> limit) {
    return new Git("git", project, limit);
  }

  /** What a call prints, or nothing if it says by its status that there is no such thing. */
  Optional<String> find(String... arguments) throws IOException {
    Process process = start(arguments);
    process.getOutputStream().close();
    int status = await(process);
    if (status == NOT_FOUND) {
      return Optional.empty();
    }
    requireSuccess(status, process);
    return Optional.of(text(process.getInputStream()));
  }

  /** An object by a name that git understands; one that is too large is not read. */
  GitObject object(String name, long largest) throws IOException {
    Process process = start("cat-file", "--batch");
    GitObject object = new GitObject(process.getInputStream(), largest);
    Thread taking = new Thread(object, "event-forward-git");
    taking.setDaemon(true);
    taking.start();
    ask(process, name);
    long most = most();
    try {
      taking.join(Math.max(1, most));
    } catch (InterruptedException e) {
      throw interrupted(process);
    }
    if (taking.isAlive()) {
      throw late(process, most);
    }
    if (object.isBlob() && object.content().isEmpty() && object.failure().isEmpty()) {
      end(process); // too large; it would never come to its end
      return object;
    }
    requireSuccess(await(process), process);
    if (object.failure().isPresent()) {
      throw object.failure().get();
    }
    return object;
  }

  private static void ask(Process process, String question) {
    try (OutputStream input = process.getOutputStream()) {
      input.write((question + '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedAlready) {
      // its status says why
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program, "--no-pager"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    Map<String, String> environment = builder.environment();
    for (Iterator<String> names = environment.keySet().iterator(); names.hasNext(); ) {
      if (isKeptFromGit(names.next())) {
        names.remove();
      }
    }
    environment.put("LC_ALL", "C");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_NO_LAZY_FETCH", "1"); // what is not here is not fetched
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(
          "the log is in a git branch, and the program git does not start ("
              + e.getMessage()
              + "). Install it, or put it on the PATH. Nothing was sent",
          e);
    }
  }

  /** Those of git's own mean another repository; those of Ito hold the token. */
  private static boolean isKeptFromGit(String variable) {
    return variable.startsWith("GIT_") || variable.startsWith("ITO_");
  }

  private int await(Process process) throws IOException {
    long most = most();
    try {
      if (process.waitFor(most, TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      throw interrupted(process);
    }
    throw late(process, most);
  }

  private long most() {
    return Math.max(0, Collections.min(List.of(limit.get(), LONGEST)).toMillis());
  }

  private static IOException interrupted(Process process) {
    end(process);
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while git was at work; nothing was sent");
  }

  private IOException late(Process process, long most) {
    end(process);
    return new IOException(
        "git has not answered within "
            + most
            + " ms in "
            + project
            + "; is its disk away? Nothing was sent");
  }

  /** With what it has started; that may be what hangs. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void requireSuccess(int status, Process process) throws IOException {
    if (status != 0) {
      throw new IOException(
          "git cannot read the repository of "
              + project
              + ": "
              + shown(text(process.getErrorStream()), status)
              + ". Mend it; if it belongs to somebody else, name it in git's safe.directory."
              + " Nothing was sent");
    }
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
  }

  private static String shown(String words, int status) {
    String line = words.strip().lines().findFirst().orElse("exit status " + status);
    String clean = line.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= MOST_SHOWN ? clean : clean.substring(0, MOST_SHOWN) + "...";
  }
}
