package orrery.viz.page;

import java.util.List;
import orrery.api.Word;

/**
 * What somebody needs to know of a protocol who has never heard of it.
 *
 * @param summary what it does, in a sentence; empty if nobody knows
 * @param mistake what this wrong twin of it does wrong, in a sentence; empty if nothing
 * @param words its own, in the order in which they build on one another
 */
public record Primer(String summary, String mistake, List<Word> words) {

    /** Nothing is known. */
    public static final Primer NONE = new Primer("", "", List.of());

    public Primer {
        words = List.copyOf(words);
    }
}
