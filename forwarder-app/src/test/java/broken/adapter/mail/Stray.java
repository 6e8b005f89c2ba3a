package broken.adapter.mail;

final class Stray {}
