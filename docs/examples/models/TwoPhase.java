import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import orrery.api.Check;
import orrery.api.Specification;

/**
 * The TLA+ specification TwoPhase (Gray and Lamport, "Consensus on Transaction Commit", 2006), variable for variable and action
 * for action: messages are never removed, so one that was sent can be received again.
 */
public record TwoPhase(int resources) implements Specification<TwoPhase.State> {

    /** {@code with: { resources: 5 }} in a scenario sizes it. */
    public TwoPhase() {
        this(3);
    }

    /** @param messages the names of the prepared, "commit" and "abort" */
    public record State(List<String> rm, String tm, SortedSet<Integer> prepared, SortedSet<String> messages) {

        State resource(int which, String is) {
            List<String> changed = new ArrayList<>(rm);
            changed.set(which, is);
            return new State(List.copyOf(changed), tm, prepared, messages);
        }

        State manager(String is) {
            return new State(rm, is, prepared, messages);
        }

        State knows(int which) {
            return new State(rm, tm, with(prepared, which), messages);
        }

        State sends(String message) {
            return new State(rm, tm, prepared, with(messages, message));
        }

        private static <V> SortedSet<V> with(SortedSet<V> set, V value) {
            SortedSet<V> more = new TreeSet<>(set);
            more.add(value);
            return more;
        }
    }

    @Override
    public List<State> initial() {
        return List.of(new State(Collections.nCopies(resources, "working"), "init", new TreeSet<>(), new TreeSet<>()));
    }

    @Override
    public List<Action<State>> next(State s) {
        List<Action<State>> next = new ArrayList<>();
        boolean undecided = s.tm().equals("init");
        if (undecided && s.prepared().size() == resources) {
            next.add(new Action<>("TMCommit", s.manager("committed").sends("commit")));
        }
        if (undecided) {
            next.add(new Action<>("TMAbort", s.manager("aborted").sends("abort")));
        }
        for (int rm = 0; rm < resources; rm++) {
            if (undecided && s.messages().contains("prepared " + rm)) {
                next.add(new Action<>("TMRcvPrepared " + rm, s.knows(rm)));
            }
            if (s.rm().get(rm).equals("working")) {
                next.add(new Action<>("RMPrepare " + rm, s.resource(rm, "prepared").sends("prepared " + rm)));
                next.add(new Action<>("RMChooseToAbort " + rm, s.resource(rm, "aborted")));
            }
            if (s.messages().contains("commit")) {
                next.add(new Action<>("RMRcvCommitMsg " + rm, s.resource(rm, "committed")));
            }
            if (s.messages().contains("abort")) {
                next.add(new Action<>("RMRcvAbortMsg " + rm, s.resource(rm, "aborted")));
            }
        }
        return next;
    }

    @Override
    public String name() {
        return "two-phase-specification";
    }

    @Override
    public String summary() {
        return "Two-phase commit, as specified in TLA+.";
    }

    @Override
    public List<Check> checks() {
        return List.of(
                always("consistent", s -> !(s.rm().contains("committed") && s.rm().contains("aborted"))),
                sometimes("all commit", s -> s.rm().stream().allMatch("committed"::equals)));
    }
}
