package dev.ito.forwarder.app;

/** What may be shown of a value that can hold a secret. */
final class Redacted {
  /** What stands for a secret. */
  static final String SECRET = "***";

  private Redacted() {}

  /** An address without the credentials that it may hold, which can stand in many places. */
  static String url(String url) {
    int end = 0;
    while (end < url.length() && "?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int scheme = url.indexOf("://");
    int begin = scheme < 0 || scheme > end ? 0 : scheme + 3;
    int at = url.lastIndexOf('@', end - 1);
    String place = at < begin ? url.substring(begin, end) : SECRET + url.substring(at, end);
    String rest = end == url.length() ? "" : url.charAt(end) + SECRET;
    return url.substring(0, begin) + place + rest;
  }
}
