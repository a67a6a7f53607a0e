package orrery.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody who wrote another probably meant. */
public final class Nearest {

    /** Longer words are no typing mistakes, and comparing them would cost time. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The known word with the fewest typing mistakes in between, if they are few for its length. */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String nearest = null;
        int fewest = Integer.MAX_VALUE;
        for (String word : known) {
            int mistakes = begun(written, word) ? 1 : mistakes(lower(written), lower(word));
            if (mistakes < fewest && mistakes <= Math.max(1, Math.min(written.length(), word.length()) / 2)) {
                fewest = mistakes;
                nearest = word;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Whoever wrote half of a word made one mistake: not to go on. */
    private static boolean begun(String written, String word) {
        return written.length() >= 3 && lower(word).startsWith(lower(written)) && !word.equals(written);
    }

    /** {@code ; did you mean "duration"?}, or nothing. */
    static String hint(String written, Collection<String> known) {
        return to(written, known)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }

    /**
     * Letters left out, added, exchanged, or swapped with their neighbour (optimal string alignment: Damerau 1964,
     * without editing a place twice).
     */
    private static int mistakes(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
