package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.port.CheckpointStore;
import dev.ito.forwarder.testkit.CheckpointStoreContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class SucceedingCheckpointStoreContractTest extends CheckpointStoreContract {
  @TempDir private Path directory;

  @Override
  protected CheckpointStore newStore() {
    return new SucceedingCheckpointStore(
        new FileCheckpointStore(directory.resolve("own")),
        List.of(
            new OlderState(new FileCheckpointStore(directory.resolve("older")), Optional::empty)),
        Optional.empty());
  }
}
