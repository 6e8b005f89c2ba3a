package dev.ito.forwarder.adapter.http;

/**
 * Why an answer is what it is, in its own words.
 *
 * @param text one line, without the token; empty if nothing was said
 * @param code the machine's word for it, in lower case; empty if there is none
 * @param webPage whether the body was a web page, which no Ito backend sends
 */
record Reason(String text, String code, boolean webPage) {

  /** Our words, followed by those of the backend. */
  String after(String ours) {
    if (webPage) {
      return ours + " (the answer is a web page)";
    }
    return text.isEmpty() ? ours : ours + ": " + text;
  }
}
