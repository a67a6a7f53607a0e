package orrery.protocols.order.mutex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import orrery.api.NodeId;
import orrery.protocols.order.mutex.Message.Kind;

/**
 * The side of a process that gives its vote, to one at a time, and to whoever asked first if it can get it back in time
 * (Maekawa).
 *
 * @param locked whose request has the vote
 * @param inquired whether that one has been asked to give it back
 * @param waiting other requests
 */
record Arbiter(Votes.Rules rules, Optional<Claim> locked, boolean inquired, PVector<Claim> waiting) {

    /** What became of an arbiter, and what it says. */
    record Ruling(Arbiter next, List<Letter> letters) {
        Ruling {
            letters = List.copyOf(letters);
        }
    }

    /** A message, and to whom. */
    record Letter(NodeId to, Message message) {
        static Letter of(Kind kind, Claim claim) {
            return new Letter(claim.process(), new Message(kind, claim.time()));
        }
    }

    static Arbiter free(Votes.Rules rules) {
        return new Arbiter(rules, Optional.empty(), false, TreePVector.empty());
    }

    Ruling asked(Claim claim) {
        if (locked.isEmpty() || rules.votesAgain()) {
            return lock(claim, waiting);
        }
        Claim has = locked.get();
        Optional<Claim> first = first();
        Arbiter next = new Arbiter(rules, locked, inquired, waiting.plus(claim));
        boolean late = has.isBefore(claim) || (first.isPresent() && first.get().isBefore(claim));
        if (late) {
            return new Ruling(next, List.of(Letter.of(Kind.FAILED, claim)));
        }
        List<Letter> letters = new ArrayList<>();
        if (first.isPresent() && first.get().isBefore(has) && rules.tellsWhoIsOvertaken()) {
            letters.add(Letter.of(Kind.FAILED, first.get()));
        }
        if (!inquired && rules.inquires()) {
            letters.add(Letter.of(Kind.INQUIRE, has));
        }
        return new Ruling(new Arbiter(rules, locked, true, next.waiting), letters);
    }

    Ruling relinquished() {
        return pass(waiting.plus(locked.orElseThrow()));
    }

    Ruling released() {
        return pass(waiting);
    }

    private Ruling pass(PVector<Claim> all) {
        Arbiter free = new Arbiter(rules, Optional.empty(), false, all);
        return free.first()
                .map(claim -> free.lock(claim, all.minus(claim)))
                .orElseGet(() -> new Ruling(free, List.of()));
    }

    private Ruling lock(Claim claim, PVector<Claim> rest) {
        return new Ruling(new Arbiter(rules, Optional.of(claim), false, rest), List.of(Letter.of(Kind.REPLY, claim)));
    }

    private Optional<Claim> first() {
        return waiting.stream().reduce((one, other) -> one.isBefore(other) ? one : other);
    }
}
