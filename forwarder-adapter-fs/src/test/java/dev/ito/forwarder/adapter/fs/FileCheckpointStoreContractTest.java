package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.testkit.CheckpointStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointStoreContractTest extends CheckpointStoreContract {
  @TempDir private Path directory;

  @Override
  protected CheckpointStore newStore() {
    return new FileCheckpointStore(directory.resolve(".state"));
  }
}
