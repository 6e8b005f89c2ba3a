package broken.domain;

final class AsksProperty {
  final Integer asked = Integer.getInteger("batch");
}
