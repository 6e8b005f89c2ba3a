package broken.app;

import java.util.function.IntConsumer;

final class ExitsByReference {
  final IntConsumer end = System::exit;
}
