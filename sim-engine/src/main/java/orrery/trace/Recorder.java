package orrery.trace;

import java.util.ArrayDeque;
import java.util.List;

/** Keeps as many steps as its recording asks. */
public final class Recorder {

    private final int last;
    private final ArrayDeque<Step> steps = new ArrayDeque<>();

    public Recorder(Recording recording) {
        this.last = recording.last();
    }

    /** Whether steps are worth making at all. */
    public boolean keeps() {
        return last > 0;
    }

    public void add(Step step) {
        if (steps.size() == last) {
            steps.removeFirst();
        }
        steps.addLast(step);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
