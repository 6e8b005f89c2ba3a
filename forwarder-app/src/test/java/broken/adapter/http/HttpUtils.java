package broken.adapter.http;

final class HttpUtils {}
