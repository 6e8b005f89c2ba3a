package broken.app.backend;

public final class Server {}
