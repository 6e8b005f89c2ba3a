package dev.ito.forwarder.adapter.fs;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A directory in memory on which a crash may strike at every step, and of which a power loss keeps
 * what was forced and any subset of the rest: names and contents alike, contents also in part.
 */
final class CrashingDisk implements Disk {
  private static final byte[] NOTHING = {};

  private Map<String, Inode> names = new HashMap<>();
  private Map<String, Inode> durableNames = new HashMap<>();
  private final List<NameChange> pending = new ArrayList<>();
  private CrashClock clock = CrashClock.never();
  private String neverForced = "";

  private static final class Inode {
    private byte[] content = NOTHING;
    private byte[] durable = NOTHING;

    boolean isForced() {
      return Arrays.equals(content, durable);
    }
  }

  /** A name that was bound to a file, or freed. */
  private record NameChange(String name, Optional<Inode> inode) {}

  void runWith(CrashClock next) {
    clock = next;
  }

  /** Makes the disk lie about one file: a mutant of the program that does not force it. */
  void neverForce(String name) {
    neverForced = name;
  }

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(names.get(name)).map(inode -> inode.content.clone());
  }

  @Override
  public byte[] readTail(String name, int most) {
    byte[] all = read(name).orElse(NOTHING);
    return Arrays.copyOfRange(all, Math.max(0, all.length - most), all.length);
  }

  @Override
  public void write(String name, ByteBuffer buffer, boolean forced) {
    byte[] content = new byte[buffer.remaining()];
    buffer.duplicate().get(content);
    clock.step();
    Inode inode = new Inode();
    bind(name, Optional.of(inode));
    inode.content = Arrays.copyOf(content, content.length / 2);
    clock.step();
    inode.content = content;
    if (forced) {
      clock.step();
      force(name, inode);
    }
  }

  @Override
  public void append(String name, byte[] content) {
    clock.step();
    Inode inode = names.get(name);
    if (inode == null) {
      inode = new Inode();
      bind(name, Optional.of(inode));
    }
    byte[] before = inode.content;
    inode.content = join(before, Arrays.copyOf(content, content.length / 2));
    clock.step();
    inode.content = join(before, content);
    clock.step();
    force(name, inode);
  }

  private void force(String name, Inode inode) {
    if (neverForced.isEmpty() || !name.startsWith(neverForced)) {
      inode.durable = inode.content.clone();
    }
  }

  private static byte[] join(byte[] one, byte[] two) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(two);
    return both.toByteArray();
  }

  @Override
  public void rename(String from, String to) {
    clock.step();
    Inode inode = names.get(from);
    bind(to, Optional.of(inode));
    bind(from, Optional.empty());
  }

  private void bind(String name, Optional<Inode> inode) {
    inode.ifPresentOrElse(i -> names.put(name, i), () -> names.remove(name));
    pending.add(new NameChange(name, inode));
  }

  @Override
  public void forceDirectory() {
    clock.step();
    if (neverForced.isEmpty()) {
      durableNames = new HashMap<>(names);
      pending.clear();
    }
  }

  @Override
  public void delete(String name) {
    clock.step();
    bind(name, Optional.empty());
  }

  @Override
  public Optional<Closeable> lock(String name) {
    clock.step();
    return Optional.of(() -> {});
  }

  @Override
  public boolean isLocked(String name) {
    return false; // nobody else is here
  }

  @Override
  public String describe(String name) {
    return "disk:" + name;
  }

  /** Replaces a file behind the program's back, durably. */
  void tamper(String name, byte[] content) {
    Inode inode = new Inode();
    inode.content = content;
    inode.durable = content;
    names.put(name, inode);
    settle();
  }

  /** Removes a file behind the program's back. */
  void remove(String name) {
    names.remove(name);
    settle();
  }

  /** Removes all files behind the program's back. */
  void clear() {
    names.clear();
    settle();
  }

  /** Everything is written back, as it is in a while. */
  void settle() {
    names.values().forEach(inode -> inode.durable = inode.content);
    durableNames = new HashMap<>(names);
    pending.clear();
  }

  /** Whether a power loss now could leave anything but what is there. */
  boolean hasUnforced() {
    return !pending.isEmpty() || names.values().stream().anyMatch(inode -> !inode.isForced());
  }

  /** Loses a subset of everything that was not forced. */
  void losePower(Random chance) {
    Map<String, Inode> left = new HashMap<>(durableNames);
    for (NameChange change : pending) {
      if (chance.nextBoolean()) {
        change
            .inode()
            .ifPresentOrElse(
                inode -> left.put(change.name(), inode), () -> left.remove(change.name()));
      }
    }
    left.values().forEach(inode -> loseContent(inode, chance));
    names = left;
    settle();
  }

  private static void loseContent(Inode inode, Random chance) {
    if (!inode.isForced()) {
      inode.content =
          switch (chance.nextInt(4)) {
            case 0 -> inode.durable;
            case 1 -> Arrays.copyOf(inode.content, chance.nextInt(inode.content.length + 1));
            case 2 -> new byte[inode.content.length]; // the length was written, the bytes were not
            default -> inode.content;
          };
    }
  }
}
