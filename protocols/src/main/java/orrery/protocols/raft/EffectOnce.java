package orrery.protocols.raft;

import java.util.Objects;
import java.util.Optional;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * A command takes effect once, however often its client asks (section 8). Each server's state machine is compared with one
 * that went through the same entries by the paper's rules, at the keys that were just written. Whether they are the same
 * entries is another promise's affair ({@link StateMachineSafety}).
 *
 * @param applied from index 1: each entry, and the right state after it
 */
record EffectOnce(Sequence<Applied> applied, Optional<String> objection) {

    static final String PROMISE = "a command takes effect once";

    record Applied(Entry entry, StateMachine right) {}

    private static final Rules AS_IN_THE_PAPER = new Rules();

    static Check check() {
        return Check.remembering(
                PROMISE, new EffectOnce(Sequence.empty(), Optional.empty()), EffectOnce::after, EffectOnce::objection);
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
        StateMachine right =
                applied.isEmpty() ? StateMachine.NEW : applied.getLast().right();
        Sequence<Applied> more = applied;
        for (long index = applied.size() + 1L; index <= to; index++) {
            Entry entry = log.entry(index);
            right = right.apply(entry.command(), AS_IN_THE_PAPER);
            more = more.append(new Applied(entry, right));
        }
        return new EffectOnce(more, objection);
    }

    private EffectOnce compare(long from, Server server, NodeId node) {
        StateMachine machine = server.machine();
        StateMachine right = applied.get((int) (machine.lastApplied() - 1)).right();
        for (long index = from; index <= machine.lastApplied(); index++) {
            Entry entry = server.log().entry(index);
            if (!entry.equals(applied.get((int) (index - 1)).entry())) {
                return this;
            }
            if (entry.command() instanceof Command.Request request) {
                String key = request.question().key();
                Long held = machine.data().get(key);
                Long due = right.data().get(key);
                if (!Objects.equals(held, due)) {
                    String sentence = node + " holds " + key + " = " + held + " after entry " + index + " (" + request
                            + "), where " + due + " would be right";
                    return new EffectOnce(applied, Optional.of(sentence));
                }
            }
        }
        return this;
    }
}
