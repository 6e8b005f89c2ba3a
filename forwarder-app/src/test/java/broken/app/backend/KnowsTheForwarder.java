package broken.app.backend;

/** Breaks: the embedded backend knows nothing of the forwarder. */
class KnowsTheForwarder {
  broken.core.UseCase useCase;
}
