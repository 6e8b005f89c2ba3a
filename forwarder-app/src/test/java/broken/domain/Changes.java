package broken.domain;

final class Changes {
  int count;
}
