package broken.domain;

final class DomainHelper {}
