package dev.ito.forwarder.adapter.http;

/** What a request carries, written right where it is sent from. */
interface RequestBody {

  /** How many bytes there are. */
  int length();

  /** Writes them from a place on, where there is room for them. */
  void copyTo(byte[] target, int offset);

  /** These bytes. */
  static RequestBody of(byte[] bytes) {
    return new Whole(bytes);
  }

  /** A body that is in memory already. */
  record Whole(byte[] bytes) implements RequestBody {
    @Override
    public int length() {
      return bytes.length;
    }

    @Override
    public void copyTo(byte[] target, int offset) {
      System.arraycopy(bytes, 0, target, offset, bytes.length);
    }
  }
}
