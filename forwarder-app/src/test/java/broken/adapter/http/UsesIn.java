package broken.adapter.http;

final class UsesIn {
  final Object used = System.in;
}
