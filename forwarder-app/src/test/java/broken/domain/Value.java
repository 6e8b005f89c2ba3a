package broken.domain;

public record Value(String text) {}
