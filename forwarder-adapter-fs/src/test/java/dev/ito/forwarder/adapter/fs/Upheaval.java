package dev.ito.forwarder.adapter.fs;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What happens to the world between two runs. */
enum Upheaval {
  NOTHING,
  ONE_APPENDED,
  THREE_APPENDED,
  BATCH_OF_ONE,
  BATCH_OF_THREE,
  BATCH_OF_THREE_AND_THREE_APPENDED,
  COUNT_REMOVED,
  COUNT_REMOVED_AND_ONE_APPENDED,
  COUNT_EMPTIED,
  COUNT_GARBLED_AND_ONE_APPENDED,
  RECORD_REMOVED,
  RECORD_EMPTIED_AND_ONE_APPENDED,
  RECORD_FLIPPED_AND_ONE_APPENDED,
  RECORD_ZEROED_AND_BATCH_OF_ONE,
  COPY_GARBLED_AND_ONE_APPENDED,
  STATUS_GARBLED_AND_ONE_APPENDED,
  TRUNCATED_AND_TWO_NEW,
  TRUNCATED_AND_FIVE_NEW,
  TRUNCATED_AND_SEVEN_NEW,
  HEAD_TRIMMED_BY_ONE_AND_ONE_NEW,
  HEAD_TRIMMED_BY_THREE_AND_TWO_NEW,
  LAST_AMENDED,
  LAST_AMENDED_AND_ONE_APPENDED,
  MALFORMED_IN_FRONT,
  GARBAGE_APPENDED_AND_ONE_NEW,
  EMPTIED_FOR_A_RUN;

  /** Whether the record is hurt: alone its copy helps, together with a power loss nothing may. */
  boolean damagesTheRecord() {
    return name().startsWith("RECORD");
  }

  /** Changes the world; says which batch size the next run has. */
  int strike(MemoryLog log, CrashingDisk disk, int batchSize) {
    List<String> lines = log.lines();
    switch (this) {
      case NOTHING, BATCH_OF_ONE, BATCH_OF_THREE -> {}
      case ONE_APPENDED -> append(lines, 1);
      case THREE_APPENDED, BATCH_OF_THREE_AND_THREE_APPENDED -> append(lines, 3);
      case COUNT_REMOVED -> disk.remove(PlainCount.NAME);
      case COUNT_REMOVED_AND_ONE_APPENDED -> {
        disk.remove(PlainCount.NAME);
        append(lines, 1);
      }
      case COUNT_EMPTIED -> tamper(disk, PlainCount.NAME, "");
      case COUNT_GARBLED_AND_ONE_APPENDED -> {
        tamper(disk, PlainCount.NAME, "\0\0");
        append(lines, 1);
      }
      case RECORD_REMOVED -> disk.remove(StateFiles.RECORD);
      case RECORD_EMPTIED_AND_ONE_APPENDED -> {
        tamper(disk, StateFiles.RECORD, "");
        append(lines, 1);
      }
      case RECORD_FLIPPED_AND_ONE_APPENDED -> {
        flip(disk, StateFiles.RECORD);
        append(lines, 1);
      }
      case RECORD_ZEROED_AND_BATCH_OF_ONE -> tamper(disk, StateFiles.RECORD, "\0".repeat(99));
      case COPY_GARBLED_AND_ONE_APPENDED -> {
        tamper(disk, StateFiles.COPY, "garbage");
        append(lines, 1);
      }
      case STATUS_GARBLED_AND_ONE_APPENDED -> {
        tamper(disk, RunMemory.NAME, "{\"totals\":7,\"pause\":[]}");
        append(lines, 1);
      }
      case TRUNCATED_AND_TWO_NEW -> replace(lines, 2);
      case TRUNCATED_AND_FIVE_NEW -> replace(lines, 5);
      case TRUNCATED_AND_SEVEN_NEW -> replace(lines, 7);
      case HEAD_TRIMMED_BY_ONE_AND_ONE_NEW -> trim(lines, 1, 1);
      case HEAD_TRIMMED_BY_THREE_AND_TWO_NEW -> trim(lines, 3, 2);
      case LAST_AMENDED -> amend(lines);
      case LAST_AMENDED_AND_ONE_APPENDED -> {
        amend(lines);
        append(lines, 1);
      }
      case MALFORMED_IN_FRONT -> lines.add(0, "not an event");
      case GARBAGE_APPENDED_AND_ONE_NEW -> {
        lines.add("{\"torn\":");
        append(lines, 1);
      }
      case EMPTIED_FOR_A_RUN -> lines.clear();
    }
    log.written();
    return switch (this) {
      case BATCH_OF_ONE, RECORD_ZEROED_AND_BATCH_OF_ONE -> 1;
      case BATCH_OF_THREE, BATCH_OF_THREE_AND_THREE_APPENDED -> 3;
      default -> batchSize;
    };
  }

  private static void append(List<String> lines, int events) {
    for (int n = 0; n < events; n++) {
      lines.add(Scenario.event("n" + n, 1));
    }
  }

  private static void replace(List<String> lines, int events) {
    lines.clear();
    for (int n = 0; n < events; n++) {
      lines.add(Scenario.event("t" + n, 1));
    }
  }

  private static void trim(List<String> lines, int fromHead, int events) {
    lines.subList(0, fromHead).clear();
    append(lines, events);
  }

  private static void amend(List<String> lines) {
    int last = lines.size() - 1;
    lines.set(last, Scenario.event(Scenario.id(lines.get(last)), 2));
  }

  private static void tamper(CrashingDisk disk, String name, String content) {
    disk.tamper(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void flip(CrashingDisk disk, String name) {
    disk.read(name)
        .ifPresent(
            content -> {
              content[content.length / 3] ^= 1;
              disk.tamper(name, content);
            });
  }
}
