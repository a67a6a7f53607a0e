package orrery.viz.page;

/** How one sequence is made of an earlier one, which is short where they hardly differ. */
final class Splice {

    private Splice() {}

    /**
     * What leads from one sequence to another, both with a code in their first place.
     *
     * @param code of the difference
     * @param id of the base
     * @return the code, the id, how many parts are skipped at the base's beginning, after how many more some are taken
     *     out, how many these are, and what comes in their place
     */
    static int[] between(int code, int id, int[] base, int[] all) {
        int skipped = skipped(base, all);
        int least = Math.min(all.length, base.length - skipped);
        int start = 1;
        while (start < least && all[start] == base[start + skipped]) {
            start++;
        }
        int end = 0;
        while (end < least - start && all[all.length - 1 - end] == base[base.length - 1 - end]) {
            end++;
        }
        int added = all.length - end - start;
        int[] difference = new int[5 + added];
        difference[0] = code;
        difference[1] = id;
        difference[2] = skipped;
        difference[3] = start - 1;
        difference[4] = base.length - skipped - end - start;
        System.arraycopy(all, start, difference, 5, added);
        return difference;
    }

    /** How many parts of the base come before the first of the other, if that is in the base at all. */
    private static int skipped(int[] base, int[] all) {
        if (all.length > 1) {
            for (int at = 1; at < base.length; at++) {
                if (base[at] == all[1]) {
                    return at - 1;
                }
            }
        }
        return 0;
    }
}
