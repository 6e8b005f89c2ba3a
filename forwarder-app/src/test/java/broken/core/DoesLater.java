package broken.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

final class DoesLater {
  final Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
}
