package orrery.explore.space;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import orrery.api.Chance;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/**
 * A specification over shared variables, as one node: each enabled action is a timer, which stands for the state that it
 * leads to.
 */
final class Shared<S> implements Protocol<Shared.None, Shared.Act<S>> {

    enum None {}

    /** An action's name and parameters, and where it leads. */
    record Act<S>(String name, S to) {}

    interface Specification<S> {
        List<S> initial();

        /** The enabled actions. */
        SequencedMap<String, S> next(S state);
    }

    private final Specification<S> specification;

    Shared(Specification<S> specification) {
        this.specification = specification;
    }

    record Whole<S>(S state, Specification<S> specification) implements Node<None, Act<S>> {
        @Override
        public Node<None, Act<S>> start(Context<None, Act<S>> ctx) {
            return at(first(specification.initial(), ctx.chance()), ctx);
        }

        /** In two draws, since a search does not try more than 64 ways of one. */
        private static <S> S first(List<S> initial, Chance chance) {
            int some = 32;
            int from = some * chance.below((initial.size() + some - 1) / some);
            return chance.pick(initial.subList(from, Math.min(from + some, initial.size())));
        }

        @Override
        public Node<None, Act<S>> receive(NodeId from, None message, Context<None, Act<S>> ctx) {
            return this;
        }

        @Override
        public Node<None, Act<S>> timeout(Act<S> act, Context<None, Act<S>> ctx) {
            specification.next(state).forEach((name, to) -> ctx.cancelTimer(new Act<>(name, to)));
            return at(act.to(), ctx);
        }

        private Node<None, Act<S>> at(S next, Context<None, Act<S>> ctx) {
            specification.next(next).forEach((name, to) -> ctx.setTimer(Duration.ZERO, new Act<>(name, to)));
            return new Whole<>(next, specification);
        }
    }

    @Override
    public String name() {
        return "shared";
    }

    @Override
    public String summary() {
        return "A specification over shared variables.";
    }

    @Override
    public Node<None, Act<S>> boot(NodeId self, Setup setup) {
        return new Whole<>(specification.initial().getFirst(), specification);
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
