package dev.ito.forwarder.domain;

/**
 * SHA-256 (FIPS 180-4) of a few bytes, once.
 *
 * <p>The platform has one too, but looking for its provider takes a young JVM 13 ms, half as long
 * as the JVM itself takes to start; one event is sent in less. Nothing secret goes through here:
 * the digest names a batch.
 */
final class Sha256 {
  private static final int BLOCK_BYTES = 64;
  private static final int LENGTH_BYTES = 8;
  private static final int ROUNDS = 64;

  /** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
  private static final int[] K = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  /** Of the square roots of the first eight. */
  private final int[] state = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private final int[] words = new int[ROUNDS];

  private Sha256() {}

  /** The digest, as eight words of which the first bytes are the highest. */
  static int[] of(byte[] content) {
    Sha256 digest = new Sha256();
    byte[] padded = padded(content);
    for (int block = 0; block < padded.length; block += BLOCK_BYTES) {
      digest.schedule(padded, block);
      digest.compress();
    }
    return digest.state;
  }

  /** A one bit, zeros up to the end of a block, and in it the length in bits. */
  private static byte[] padded(byte[] content) {
    int blocks = (content.length + 1 + LENGTH_BYTES + BLOCK_BYTES - 1) / BLOCK_BYTES;
    byte[] padded = new byte[blocks * BLOCK_BYTES];
    System.arraycopy(content, 0, padded, 0, content.length);
    padded[content.length] = (byte) 0x80;
    long bits = 8L * content.length;
    for (int n = 1; n <= LENGTH_BYTES; n++) {
      padded[padded.length - n] = (byte) (bits >>> 8 * (n - 1));
    }
    return padded;
  }

  private void schedule(byte[] padded, int block) {
    for (int t = 0; t < 16; t++) {
      int at = block + 4 * t;
      words[t] =
          padded[at] << 24
              | (padded[at + 1] & 0xFF) << 16
              | (padded[at + 2] & 0xFF) << 8
              | padded[at + 3] & 0xFF;
    }
    for (int t = 16; t < ROUNDS; t++) {
      int w15 = words[t - 15];
      int w2 = words[t - 2];
      int small0 = Integer.rotateRight(w15, 7) ^ Integer.rotateRight(w15, 18) ^ w15 >>> 3;
      int small1 = Integer.rotateRight(w2, 17) ^ Integer.rotateRight(w2, 19) ^ w2 >>> 10;
      words[t] = small1 + words[t - 7] + small0 + words[t - 16];
    }
  }

  private void compress() {
    int a = state[0];
    int b = state[1];
    int c = state[2];
    int d = state[3];
    int e = state[4];
    int f = state[5];
    int g = state[6];
    int h = state[7];
    for (int t = 0; t < ROUNDS; t++) {
      int big1 =
          Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
      int one = h + big1 + (e & f ^ ~e & g) + K[t] + words[t];
      int big0 =
          Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
      int two = big0 + (a & b ^ a & c ^ b & c);
      h = g;
      g = f;
      f = e;
      e = d + one;
      d = c;
      c = b;
      b = a;
      a = one + two;
    }
    add(a, b, c, d, e, f, g, h);
  }

  private void add(int... more) {
    for (int i = 0; i < state.length; i++) {
      state[i] += more[i];
    }
  }
}
