package broken.domain;

public class Failure extends BackendError {}
