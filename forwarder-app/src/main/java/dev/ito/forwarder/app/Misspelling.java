package dev.ito.forwarder.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class Misspelling {
  private static final int LETTERS_A_MISTAKE = 3;

  private Misspelling() {}

  /**
   * The word that is nearest to what was written, if any is near enough: the beginning of one, or
   * one mistake for every three letters. A mistake is a letter too many, too few, wrong or
   * exchanged with the next.
   */
  static Optional<String> meant(String written, Collection<String> words) {
    String plain = plain(written);
    return words.stream()
        .filter(word -> isNear(plain, plain(word)))
        .min(Comparator.comparingInt(word -> distance(plain, plain(word))));
  }

  private static String plain(String word) {
    return word.replaceFirst("^-+", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isNear(String written, String word) {
    int longest = Math.max(written.length(), word.length());
    if (written.length() < 2) {
      return written.equals(word);
    }
    return word.startsWith(written)
        || distance(written, word) <= Math.max(1, longest / LETTERS_A_MISTAKE);
  }

  private static int distance(String a, String b) {
    int[][] mistakes = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        mistakes[i][j] = i == 0 || j == 0 ? i + j : least(mistakes, a, b, i, j);
      }
    }
    return mistakes[a.length()][b.length()];
  }

  private static int least(int[][] mistakes, String a, String b, int i, int j) {
    int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            mistakes[i - 1][j - 1] + wrong, 1 + Math.min(mistakes[i - 1][j], mistakes[i][j - 1]));
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, mistakes[i - 2][j - 2] + 1) : least;
  }
}
