package broken.domain.port;

/** A port that broken adapters could implement. */
public interface Port {}
