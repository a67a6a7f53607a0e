package orrery.explore.space;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Specification;

/** The TLA+ specification EWD840 (Merz): termination detection where messages take no time. */
record Ewd840Model(int nodes) implements Specification<Ewd840Model.State> {

    /**
     * @param active a bit for each node
     * @param black a bit for each node
     * @param position of the token
     */
    record State(int active, int black, int position, boolean tokenBlack) {

        State active(int now) {
            return new State(now, black, position, tokenBlack);
        }
    }

    /** The token is black; all else is as it may be. */
    @Override
    public String name() {
        return "ewd840-model";
    }

    @Override
    public String summary() {
        return "As specified in TLA+.";
    }

    @Override
    public List<State> initial() {
        List<State> all = new ArrayList<>();
        for (int active = 0; active < 1 << nodes; active++) {
            for (int black = 0; black < 1 << nodes; black++) {
                for (int position = 0; position < nodes; position++) {
                    all.add(new State(active, black, position, true));
                }
            }
        }
        return all;
    }

    @Override
    public List<Action<State>> next(State now) {
        List<Action<State>> next = new ArrayList<>();
        boolean first = (now.black() & 1) != 0;
        if (now.position() == 0 && (now.tokenBlack() || first)) {
            next.add(new Action<>("probe", new State(now.active(), now.black() & ~1, nodes - 1, false)));
        }
        int holder = 1 << now.position();
        boolean stains = (now.black() & holder) != 0;
        if (now.position() > 0 && ((now.active() & holder) == 0 || stains || now.tokenBlack())) {
            next.add(new Action<>(
                    "pass",
                    new State(now.active(), now.black() & ~holder, now.position() - 1, now.tokenBlack() || stains)));
        }
        for (int node = 0; node < nodes; node++) {
            if ((now.active() >> node & 1) == 0) {
                continue;
            }
            next.add(new Action<>("rest " + node, now.active(now.active() & ~(1 << node))));
            for (int to = 0; to < nodes; to++) {
                if (to != node) {
                    int black = to > node ? now.black() | 1 << node : now.black();
                    next.add(new Action<>(
                            "wake " + node + " " + to,
                            new State(now.active() | 1 << to, black, now.position(), now.tokenBlack())));
                }
            }
        }
        return next;
    }
}
