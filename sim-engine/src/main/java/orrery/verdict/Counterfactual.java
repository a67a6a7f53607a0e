package orrery.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Snapshot;
import orrery.verdict.Moments.Moment;

/**
 * Finds the steps on which an objection hangs, by asking the check itself what it would have said if one node had been as it
 * was earlier (Zeller, "Isolating cause-effect chains from computer programs", 2002). A check is a pure function, so its answer
 * is known to hang on a change if it is another one without it. What throws when it is asked about a state that never was says
 * nothing.
 */
final class Counterfactual {

    /** So often a check is asked about one node, and about one memory. */
    private static final int MOST_QUESTIONS = 5_000;

    private static final int MOST_FOLDS = 200;

    /** Where a memory counts what a node goes on from, so many of its steps are looked back. */
    private static final int MOST_BACK = 50;

    /** Where it hangs on more than so many steps, as a sum does, none of them decides it. */
    private static final int MOST_MEMORIES = 8;

    private final String sentence;
    private final List<Moment> moments;
    private final Moments run;

    /**
     * @param sentence the objection
     * @param moments up to the one that it was made at
     */
    Counterfactual(String sentence, List<Moment> moments, Moments run) {
        this.sentence = sentence;
        this.moments = moments;
        this.run = run;
    }

    /** What a check says if a node is like this. */
    private interface Question {
        Optional<String> ask(@Nullable Node<?, ?> state, @Nullable Record saved);
    }

    /** @param check of all nodes at one moment: the sentence, for as long as it objects */
    List<Evidence> always(Function<Snapshot, Optional<String>> check) {
        LiveSnapshot snapshot = run.after(moments);
        return inSnapshot(snapshot, () -> check.apply(snapshot), moments.size());
    }

    List<Evidence> everyStep(Check.EveryStep check) {
        Moment last = moments.getLast();
        LiveSnapshot snapshot = run.after(moments);
        List<Evidence> found = new ArrayList<>();
        search(
                        last.node(),
                        moments.size() - 1,
                        MOST_QUESTIONS,
                        (state, saved) -> check.objection().apply(last.change(state, last.after(), snapshot)))
                .ifPresent(found::add);
        found.addAll(inSnapshot(
                snapshot,
                () -> check.objection().apply(last.change(last.before(), last.after(), snapshot)),
                moments.size() - 1));
        found.add(at(last, (state, saved) -> check.objection().apply(last.change(last.before(), state, snapshot))));
        return inOrder(found);
    }

    <A> List<Evidence> remembering(Check.Remembering<A> check) {
        return new Memories<>(check).evidence();
    }

    private static List<Evidence> inOrder(List<Evidence> found) {
        return found.stream()
                .sorted(Comparator.comparingLong(Evidence::step))
                .distinct()
                .toList();
    }

    private boolean same(Optional<String> answer) {
        return answer.filter(sentence::equals).isPresent();
    }

    // ---- one node as it was

    private List<Evidence> inSnapshot(LiveSnapshot snapshot, Supplier<Optional<String>> check, int before) {
        LiveSnapshot.Asked asked = new LiveSnapshot.Asked();
        snapshot.noteIn(asked);
        if (!same(check.get())) {
            return List.of();
        }
        List<Evidence> found = new ArrayList<>();
        for (NodeId node : run.nodes()) {
            if (asked.mayAskAbout(node)) {
                Node<?, ?> now = snapshot.peek(node);
                Record savedNow = snapshot.peekSaved(node);
                search(node, before, MOST_QUESTIONS, (state, saved) -> {
                            snapshot.set(node, state, saved);
                            return check.get();
                        })
                        .ifPresent(found::add);
                snapshot.set(node, now, savedNow);
            }
        }
        return inOrder(found);
    }

    /** The last step of a node, of the moments before this one, without which the check says something else. */
    private Optional<Evidence> search(NodeId node, int before, int most, Question question) {
        int left = most;
        for (int at = before - 1; at >= 0 && left > 0; at--) {
            Moment moment = moments.get(at);
            if (moment.node().equals(node)) {
                left--;
                if (hangs(() -> question.ask(moment.before(), moment.savedBefore()))) {
                    return Optional.of(at(moment, question));
                }
            }
        }
        return Optional.empty();
    }

    private Evidence at(Moment moment, Question question) {
        List<String> places = moment.before() instanceof Record was && moment.after() instanceof Record is
                ? Places.deciding(was, is, state -> hangs(() -> question.ask((Node<?, ?>) state, moment.saved())))
                : List.of();
        return new Evidence(moment.step(), moment.node(), places);
    }

    /** Whether the check says the same. */
    private boolean says(Supplier<Optional<String>> answer) {
        try {
            return same(answer.get());
        } catch (RuntimeException impossible) {
            return false;
        }
    }

    /** Whether the check says something else. */
    private boolean hangs(Supplier<Optional<String>> answer) {
        try {
            return !same(answer.get());
        } catch (RuntimeException impossible) {
            return false;
        }
    }

    // ---- a memory without some of what it remembers

    private final class Memories<A> {

        private final Check.Remembering<A> check;
        private int folds = MOST_FOLDS;

        private Memories(Check.Remembering<A> check) {
            this.check = check;
        }

        private List<Evidence> evidence() {
            TreeSet<Integer> changing = changing();
            int last = moments.size() - 1;
            changing.remove(last);
            Predicate<TreeSet<Integer>> enough = some -> folds-- > 0 && says(() -> fold(some, -1, Memories::asItWas));
            List<Integer> needed = enough.test(changing) ? Fewest.of(List.copyOf(changing), enough) : List.of();
            if (folds <= 0 || needed.size() > MOST_MEMORIES) {
                needed = List.of();
            }
            TreeSet<Integer> some = new TreeSet<>(needed.isEmpty() ? changing : needed);
            return inOrder(Stream.concat(needed.stream(), Stream.of(last))
                    .map(at -> hanging(some, at))
                    .toList());
        }

        /** What the memory was told of at this place: what the node became, or else what it had become before. */
        private Evidence hanging(TreeSet<Integer> some, int at) {
            Moment told = moments.get(at);
            Question became =
                    (state, saved) -> fold(some, at, (moment, now) -> moment.change(moment.before(), state, now));
            if (hangs(() -> became.ask(told.before(), told.savedBefore()))) {
                return Counterfactual.this.at(told, became);
            }
            return search(
                            told.node(),
                            at,
                            MOST_BACK,
                            (state, saved) ->
                                    fold(some, at, (moment, now) -> moment.change(state, moment.after(), now)))
                    .orElseGet(() -> Counterfactual.this.at(told, became));
        }

        private static Change asItWas(Moment moment, LiveSnapshot now) {
            return moment.change(moment.before(), moment.after(), now);
        }

        /** Where the memory became another. */
        @SuppressWarnings("ReferenceEquality") // the very same memory is how a check says that nothing changed
        private TreeSet<Integer> changing() {
            TreeSet<Integer> found = new TreeSet<>();
            LiveSnapshot snapshot = run.beginning();
            A memory = check.start();
            for (int at = 0; at < moments.size(); at++) {
                Moment moment = moments.get(at);
                moment.happenIn(snapshot);
                A next = check.remember().apply(memory, asItWas(moment, snapshot));
                if (next != memory) {
                    found.add(at);
                }
                memory = next;
            }
            return found;
        }

        /**
         * What is objected if it had been told of these and the last alone.
         *
         * @param other the place of one of which it had been told otherwise; negative for none
         */
        private Optional<String> fold(
                TreeSet<Integer> some, int other, BiFunction<Moment, LiveSnapshot, Change> otherwise) {
            LiveSnapshot snapshot = run.beginning();
            A memory = check.start();
            for (int at = 0; at < moments.size(); at++) {
                Moment moment = moments.get(at);
                moment.happenIn(snapshot);
                if (at == moments.size() - 1 || some.contains(at)) {
                    Change change = at == other ? otherwise.apply(moment, snapshot) : asItWas(moment, snapshot);
                    memory = check.remember().apply(memory, change);
                }
            }
            return check.objection().apply(memory);
        }
    }
}
