package dev.ito.forwarder.adapter.http;

/** What is done between a request and its answer if there is nothing to do. */
enum NothingElse implements Runnable {
  TO_DO;

  @Override
  public void run() {
    // nothing
  }
}
