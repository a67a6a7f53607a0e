package orrery.protocols.raft;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.KeyValue;
import orrery.api.NodeId;

/**
 * A command takes effect once, however often its client asks (section 8). Each server's state machine is compared with one
 * that went through the same entries by the paper's rules, at the keys that were just written. Whether they are the same
 * entries is another promise's affair ({@link StateMachineSafety}).
 *
 * @param right the right state after all entries that any server has applied
 * @param applied from index 1: each of these entries, and what is right under its key after it
 */
record EffectOnce(StateMachine right, Sequence<Applied> applied, Optional<String> objection) {

    static final String PROMISE = "a command takes effect once";

    record Applied(Entry entry, @Nullable Long due) {}

    private static final Rules AS_IN_THE_PAPER = new Rules();

    static Check check() {
        return Check.remembering(
                PROMISE,
                new EffectOnce(StateMachine.NEW, Sequence.empty(), Optional.empty()),
                EffectOnce::after,
                EffectOnce::objection);
    }

    private EffectOnce after(Change change) {
        if (!(change.before().orElse(null) instanceof Role before)
                || !(change.after().orElse(null) instanceof Role after)) {
            return this;
        }
        long from = before.server().machine().lastApplied() + 1;
        long to = after.server().machine().lastApplied();
        return from > to ? this : learn(to, after.server().log()).compare(from, after.server(), change.node());
    }

    private EffectOnce learn(long to, Log log) {
        if (to <= applied.size()) {
            return this;
        }
        StateMachine machine = right;
        Sequence<Applied> more = applied;
        for (long index = applied.size() + 1L; index <= to; index++) {
            Entry entry = log.entry(index);
            machine = machine.apply(entry.command(), AS_IN_THE_PAPER);
            String key = written(entry);
            more = more.append(
                    new Applied(entry, key == null ? null : machine.data().get(key)));
        }
        return new EffectOnce(machine, more, objection);
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
        Optional<String> found = Optional.empty();
        for (long index = machine.lastApplied(); index >= from; index--) {
            Entry entry = server.log().entry(index);
            Applied first = applied.get((int) (index - 1));
            if (!entry.equals(first.entry)) {
                return this;
            }
            String key = written(entry);
            if (key == null || overwritten.contains(key)) {
                continue;
            }
            Long held = machine.data().get(key);
            if (!Objects.equals(held, first.due)) {
                found = Optional.of(node + " holds " + key + " = " + held + " after entry " + index + " ("
                        + entry.command() + "), where " + first.due + " would be right");
            }
            if (index > from) {
                overwritten.add(key);
            }
        }
        return found.isEmpty() ? this : new EffectOnce(right, applied, found);
    }
}
