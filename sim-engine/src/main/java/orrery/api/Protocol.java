package orrery.api;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A protocol: how a node begins, and what must be true of every run.
 *
 * <p>An implementation has a public constructor without parameters and is registered with
 * {@code @AutoService(Protocol.class)}; nothing else lists it.
 *
 * @param <M> its messages, a sealed interface of records
 * @param <T> its timers, a sealed interface of records or an enum; equal timers are one timer
 */
public interface Protocol<M, T> {

    /** The name in scenario files: lower case, words joined by hyphens. */
    String name();

    /** One sentence for {@code orrery list}. */
    String summary();

    /**
     * What a scenario may set under {@code with:}, as a record that holds the defaults. Components may be {@code int},
     * {@code long}, {@code double}, {@code boolean}, {@code String}, enums, {@link java.time.Duration}, {@link Span} and
     * lists of these.
     */
    default Record options() {
        return new NoOptions();
    }

    /**
     * The node as it begins, at the start of the run and again after every restart, when {@link Setup#saved} holds what
     * it had made durable. Must depend on nothing but its arguments.
     *
     * @throws IllegalArgumentException if the protocol is not for such a world, with a sentence that says for which it is; of an
     *     option, as {@code members: found 9, but there are 5 servers}. The scenario is refused before it is run.
     */
    Node<M, T> boot(NodeId self, Setup setup);

    /** What must be true of every run, in the protocol's own words. */
    List<Check> checks();

    /** Its own words for who meets it for the first time on the page of a run, in the order in which they build on one another. */
    default List<Word> words() {
        return List.of();
    }

    /** What a workload may ask of a client, by the word used in {@code workload.mix}; in their order if the map has one. */
    default Map<String, Ask> asks() {
        return Ask.KEY_VALUE;
    }

    /**
     * Moments at which a fault may strike, by the words used after {@code when:}, as in {@code a leader is elected}. A fault
     * strikes when one becomes true.
     */
    default Map<String, Predicate<Snapshot>> landmarks() {
        return Map.of();
    }

    /**
     * What a server's state looks like from afar: states with equal outlines are much alike. Campaigns count how many
     * combinations of outlines they have seen. Its role, unless the protocol knows better; best a small record.
     */
    default Object outline(Node<M, T> state) {
        return Roles.of(state.getClass());
    }

    /**
     * Groups of servers that the protocol does not tell apart: exchanging two of a group everywhere, in states, messages
     * and timers, makes no difference to what may happen and what is promised. A search looks at one of all the states that
     * differ in nothing else.
     */
    default List<List<NodeId>> interchangeable(List<NodeId> servers) {
        return List.of();
    }

    /**
     * Whether a search of all states looks at this one and beyond it; it counts no others. For protocols without an end, as
     * one whose clocks grow: what TLC calls a constraint, and Stateright a boundary. Runs do not ask.
     */
    default boolean withinBoundary(Snapshot state) {
        return true;
    }

    /** The same protocol with exactly one rule broken, once for each rule. */
    default List<Twin> twins() {
        return List.of();
    }

    /** Variants that only look wrong, of which nothing may ever be found broken. */
    default List<Decoy> decoys() {
        return List.of();
    }

    /** The options of a protocol that has none. */
    record NoOptions() {}
}
