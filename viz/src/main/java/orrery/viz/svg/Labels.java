package orrery.viz.svg;

import java.util.ArrayList;
import java.util.List;

/** Keeps texts apart: whoever writes asks here first whether the place is free. */
final class Labels {

    /** After so many it is full: nobody could read more, and each is compared with all others. */
    private static final int MOST = 3000;

    private final Box page;
    private final List<Box> taken = new ArrayList<>();

    Labels(Box page) {
        this.page = page;
    }

    void take(Box box) {
        if (taken.size() < MOST) {
            taken.add(box);
        }
    }

    boolean free(Box box) {
        return taken.size() < MOST && page.contains(box) && taken.stream().noneMatch(box::overlaps);
    }

    /** Takes the place if it is free. */
    boolean take(Box box, double margin) {
        if (!free(box)) {
            return false;
        }
        taken.add(box.grown(margin));
        return true;
    }
}
