package orrery.viz.page;

/**
 * Whole numbers as text, a character for each of the small ones: variable-length quantities in base 64, as in source maps.
 * A number is doubled, and one less than that if it is negative; each character holds five bits, the lowest first, and says
 * whether more follow.
 */
final class Packed {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;

    private Packed() {}

    /** The first so many of these. */
    static String text(long[] numbers, int size) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < size; at++) {
            append(text, numbers[at]);
        }
        return text.toString();
    }

    static String text(int[] numbers) {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            append(text, number);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long number) {
        long left = (number << 1) ^ (number >> (Long.SIZE - 1));
        while (Long.compareUnsigned(left, MORE) >= 0) {
            text.append(DIGITS.charAt((int) (left & (MORE - 1)) | MORE));
            left >>>= BITS;
        }
        text.append(DIGITS.charAt((int) left));
    }
}
