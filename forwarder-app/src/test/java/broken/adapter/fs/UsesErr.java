package broken.adapter.fs;

final class UsesErr {
  final Object used = System.err;
}
