import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The machine that is measured on, and what it knows of processes. Linux only. */
final class Machine {
  private static final double TICKS = 100; // a second, as /proc counts

  private Machine() {}

  static void describe() throws IOException {
    System.out.println(
        Runtime.getRuntime().availableProcessors()
            + " cores, "
            + line("/proc/cpuinfo", "model name")
            + ", Java "
            + System.getProperty("java.runtime.version")
            + ", load "
            + Files.readString(Path.of("/proc/loadavg")).strip());
  }

  private static String line(String file, String name) throws IOException {
    for (String line : Files.readAllLines(Path.of(file))) {
      if (line.startsWith(name)) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    return "unknown";
  }

  /** Waits for a process and says the most memory that it had. */
  static double peakMegabytes(Process process) throws Exception {
    double peak = 0;
    do {
      peak = Math.max(peak, megabytes(process, "VmHWM"));
    } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
    return peak;
  }

  static double megabytes(Process process, String what) {
    try {
      String text = line("/proc/" + process.pid() + "/status", what);
      return text.equals("unknown") ? 0 : Long.parseLong(text.split(" ")[0]) / 1000.0;
    } catch (IOException gone) {
      return 0;
    }
  }

  /** Seconds of processor time that a process has had. */
  static double cpuSeconds(Process process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }
}
