package broken.adapter.http;

public final class Published {}
