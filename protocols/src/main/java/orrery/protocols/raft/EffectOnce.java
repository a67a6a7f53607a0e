package orrery.protocols.raft;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.KeyValue;
import orrery.api.NodeId;

/**
 * A command takes effect once, however often its client asks (section 8), and whether it comes as an entry or in a snapshot
 * (dissertation, 5.1). Each server's state machine is compared with one that went through the same entries by the paper's
 * rules: at the keys that were just written, and at all of them where it did not come about entry by entry. Whether they are
 * the same entries is another promise's affair ({@link StateMachineSafety}).
 *
 * @param applied from index 1: each entry that any server has applied
 */
record EffectOnce(Sequence<Applied> applied, Optional<String> objection) {

    static final String PROMISE = "a command takes effect once";

    /**
     * An entry.
     *
     * @param right the right state after it
     * @param key which it may have written; null if none
     * @param due what is right to stand there then; null if nothing
     */
    record Applied(
            Entry entry,
            StateMachine right,
            @Nullable String key,
            @Nullable Long due) {

        static Applied of(Entry entry, StateMachine right) {
            String key = written(entry);
            return new Applied(
                    entry, right, key, key == null ? null : right.data().get(key));
        }
    }

    private static final Rules AS_IN_THE_PAPER = new Rules();

    static Check check() {
        return Check.remembering(
                        PROMISE,
                        new EffectOnce(Sequence.empty(), Optional.empty()),
                        EffectOnce::after,
                        EffectOnce::objection)
                .reading(Parts.MACHINE);
    }

    @SuppressWarnings("ReferenceEquality") // most steps leave the machine alone: then it is the same object
    private EffectOnce after(Change change) {
        if (!(change.after().orElse(null) instanceof Role after)) {
            return this;
        }
        if (!(change.before().orElse(null) instanceof Role before)) {
            return compareAll(after.server(), change.node());
        }
        StateMachine was = before.server().machine();
        StateMachine now = after.server().machine();
        if (was == now) {
            return this;
        }
        Log log = after.server().log();
        boolean stepwise = was.lastApplied() < now.lastApplied()
                && was.lastApplied() >= log.baseIndex()
                && now.lastApplied() <= log.lastIndex();
        return stepwise
                ? learn(now.lastApplied(), log).compare(was.lastApplied() + 1, after.server(), change.node())
                : compareAll(after.server(), change.node());
    }

    private EffectOnce learn(long to, Log log) {
        if (to <= applied.size()) {
            return this;
        }
        StateMachine machine = right(applied.size());
        Sequence<Applied> more = applied;
        for (long index = applied.size() + 1L; index <= to; index++) {
            Entry entry = log.entry(index);
            machine = machine.apply(entry.command(), AS_IN_THE_PAPER);
            more = more.append(Applied.of(entry, machine));
        }
        return new EffectOnce(more, objection);
    }

    private StateMachine right(long index) {
        return index == 0 ? StateMachine.NEW : applied.get((int) (index - 1)).right();
    }

    private EffectOnce compareAll(Server server, NodeId node) {
        StateMachine machine = server.machine();
        if (machine.lastApplied() > applied.size()) {
            return this;
        }
        PMap<String, Long> due = right(machine.lastApplied()).data();
        for (String key : new TreeSet<>(due.plusAll(machine.data()).keySet())) {
            if (!Objects.equals(machine.data().get(key), due.get(key))) {
                return wrong(node, key, machine, "as of entry " + machine.lastApplied(), due.get(key));
            }
        }
        return this;
    }

    private EffectOnce wrong(NodeId node, String key, StateMachine machine, String when, @Nullable Long due) {
        return new EffectOnce(
                applied,
                Optional.of(node + " holds " + key + " = " + machine.data().get(key) + " " + when + ", where " + due
                        + " would be right"));
    }

    /** The key that an entry may have written. */
    private static @Nullable String written(Entry entry) {
        return entry.command() instanceof Command.Request request && !(request.question() instanceof KeyValue.Get)
                ? request.question().key()
                : null;
    }

    /** The last entry first: what it wrote stands, whatever those before it had written there. */
    private EffectOnce compare(long from, Server server, NodeId node) {
        StateMachine machine = server.machine();
        Set<String> overwritten = from == machine.lastApplied() ? Set.of() : new HashSet<>();
        EffectOnce found = this;
        for (long index = machine.lastApplied(); index >= from; index--) {
            Entry entry = server.log().entry(index);
            Applied first = applied.get((int) (index - 1));
            if (!entry.is(first.entry)) {
                return this;
            }
            String key = first.key;
            if (key == null || overwritten.contains(key)) {
                continue;
            }
            if (!Objects.equals(machine.data().get(key), first.due)) {
                found = wrong(node, key, machine, "after entry " + index + " (" + entry.command() + ")", first.due);
            }
            if (index > from) {
                overwritten.add(key);
            }
        }
        return found;
    }
}
