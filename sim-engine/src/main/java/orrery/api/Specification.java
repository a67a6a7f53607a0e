package orrery.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A specification over shared variables, as in TLA+: the states in which it may begin, and the actions that may be taken in
 * each. It is a protocol of one server, which is the whole of it: {@code orrery explore} looks at all its states, and
 * {@code orrery run} takes one action after another by chance.
 *
 * <p>A record that implements this has its components as its options: {@code record Commit(int resources)} is sized by
 * {@code with: { resources: 5 }}.
 *
 * @param <S> its states: values with {@code equals} and {@code hashCode}, as records and lists of them
 */
public interface Specification<S> extends Protocol<Specification.Nothing, Specification.Choice> {

    /** Nothing is ever sent. */
    enum Nothing {}

    /** An action that may be taken, by its place among those of a state; its name is for people. */
    record Choice(int place, String name) {}

    /**
     * An action that may be taken.
     *
     * @param name as in {@code prepare 2}
     * @param to the state that it leads to
     */
    record Action<S>(String name, S to) {}

    /** In which states it may begin. */
    List<S> initial();

    /** What may be done in a state, and where that leads; empty if it ends there. The same state, the same list. */
    List<Action<S>> next(S state);

    /** Whether a search looks at this state and beyond it; it counts no others. What TLC calls a constraint. */
    default boolean within(S state) {
        return true;
    }

    /** An invariant: true in every state. */
    default Check always(String promise, Predicate<S> holds) {
        return Check.always(
                promise,
                snapshot -> holds.test(of(snapshot)) ? Optional.empty() : Optional.of("not in " + of(snapshot)));
    }

    /** Something that is true in one of the states at least. */
    default Check sometimes(String event, Predicate<S> holds) {
        return Check.sometimes(event, snapshot -> holds.test(of(snapshot)));
    }

    @SuppressWarnings("unchecked") // the one server is made below
    private S of(Snapshot snapshot) {
        return ((Whole<S>) snapshot.all(Whole.class).getFirst()).state();
    }

    @Override
    default List<Check> checks() {
        return List.of();
    }

    @Override
    default Record options() {
        return this instanceof Record sized ? sized : new NoOptions();
    }

    @Override
    @SuppressWarnings("unchecked") // options are made of this very record
    default Node<Nothing, Choice> boot(NodeId self, Setup setup) {
        Specification<S> sized =
                setup.options() instanceof Specification<?> options ? (Specification<S>) options : this;
        return new Whole<>(sized.initial().getFirst(), sized);
    }

    @Override
    default boolean withinBoundary(Snapshot snapshot) {
        Whole<?> whole = snapshot.all(Whole.class).getFirst();
        return whole.isWithin();
    }

    /** The whole of it, as one node: each action that may be taken is a timer. */
    record Whole<S>(S state, Specification<S> specification) implements Node<Nothing, Choice> {

        /** No search tries more ways of one draw. */
        private static final int MOST_WAYS = 64;

        /** Whichever comes first. */
        private static final Span SOON = Span.millis(1, 1000);

        boolean isWithin() {
            return specification.within(state);
        }

        @Override
        public Whole<S> start(Context<Nothing, Choice> ctx) {
            List<S> left = specification.initial();
            while (left.size() > 1) {
                int part = Math.ceilDiv(left.size(), MOST_WAYS);
                int from = part * ctx.chance().below(Math.ceilDiv(left.size(), part));
                left = left.subList(from, Math.min(from + part, left.size()));
            }
            return at(left.getFirst(), ctx);
        }

        @Override
        public Whole<S> receive(NodeId from, Nothing message, Context<Nothing, Choice> ctx) {
            return this;
        }

        @Override
        public Whole<S> timeout(Choice choice, Context<Nothing, Choice> ctx) {
            List<Action<S>> actions = specification.next(state);
            for (int place = 0; place < actions.size(); place++) {
                ctx.cancelTimer(new Choice(place, actions.get(place).name()));
            }
            return at(actions.get(choice.place()).to(), ctx);
        }

        private Whole<S> at(S next, Context<Nothing, Choice> ctx) {
            List<Action<S>> actions = specification.next(next);
            for (int place = 0; place < actions.size(); place++) {
                ctx.setTimer(
                        ctx.chance().within(SOON),
                        new Choice(place, actions.get(place).name()));
            }
            return new Whole<>(next, specification);
        }
    }
}
