package broken.domain;

public record Unasked(Value value) {}
