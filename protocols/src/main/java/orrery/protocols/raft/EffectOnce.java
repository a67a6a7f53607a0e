package orrery.protocols.raft;

import java.util.Objects;
import java.util.Optional;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;

/**
 * A command takes effect once, however often its client asks (section 8). Each server's state machine is compared with one
 * that goes by the paper's rules, at the keys that it just wrote.
 *
 * @param reference the right state machine after each entry, from the state before the first
 */
record EffectOnce(Sequence<StateMachine> reference, Optional<String> objection) {

    static final String PROMISE = "a command takes effect once";

    private static final Rules AS_IN_THE_PAPER = new Rules();

    static Check check() {
        return Check.remembering(
                PROMISE,
                new EffectOnce(Sequence.<StateMachine>empty().append(StateMachine.NEW), Optional.empty()),
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
        Sequence<StateMachine> more = reference;
        for (long index = reference.size(); index <= to; index++) {
            StateMachine last = more.get((int) (index - 1));
            more = more.append(last.apply(log.entry(index).command(), AS_IN_THE_PAPER));
        }
        return new EffectOnce(more, objection);
    }

    private EffectOnce compare(long from, Server server, NodeId node) {
        StateMachine machine = server.machine();
        StateMachine right = reference.get((int) machine.lastApplied());
        for (long index = from; index <= machine.lastApplied(); index++) {
            if (server.log().entry(index).command() instanceof Command.Request request) {
                String key = request.question().key();
                Long held = machine.data().get(key);
                Long due = right.data().get(key);
                if (!Objects.equals(held, due)) {
                    String sentence = node + " holds " + key + " = " + held + " after entry " + index + " (" + request
                            + "), where " + due + " would be right";
                    return new EffectOnce(reference, Optional.of(sentence));
                }
            }
        }
        return this;
    }
}
