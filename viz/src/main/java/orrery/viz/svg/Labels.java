package orrery.viz.svg;

import java.util.ArrayList;
import java.util.List;

/** Keeps texts apart: whoever writes asks here first whether the place is free. */
final class Labels {

    private final Box page;
    private final List<Box> taken = new ArrayList<>();

    Labels(Box page) {
        this.page = page;
    }

    void take(Box box) {
        taken.add(box);
    }

    boolean free(Box box) {
        return page.contains(box) && taken.stream().noneMatch(box::overlaps);
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
