package broken.adapter.http;

public record Settings(String url) {}
