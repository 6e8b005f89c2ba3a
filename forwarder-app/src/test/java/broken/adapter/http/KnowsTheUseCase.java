package broken.adapter.http;

/** Breaks: adapters ignore the use case; http sees domain, Feign, Jackson. */
class KnowsTheUseCase {
  broken.core.UseCase useCase;
}
