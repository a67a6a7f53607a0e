package orrery.verdict.transaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import orrery.api.History;
import orrery.api.Operation;
import orrery.verdict.Consistency;
import orrery.verdict.Finding;
import orrery.verdict.transaction.Transactions.Read;

/**
 * One of the four session guarantees (Terry et al., "Session guarantees for weakly consistent replicated data", 1994), as far
 * as clients can tell: a version is older than another if the same client wrote or saw it earlier, or if it is the initial
 * one. Values must be unique by key.
 */
public record SessionGuarantee(Kind kind) implements Consistency {

    /** The four. */
    public enum Kind {
        /** A client never reads what is older than its own write. */
        READ_YOUR_WRITES,
        /** A client never reads what is older than what it has read. */
        MONOTONIC_READS,
        /** Who sees a write of a client sees the earlier writes of that client. */
        MONOTONIC_WRITES,
        /** Who sees a write of a client sees what that client had read before. */
        WRITES_FOLLOW_READS
    }

    /** One version of a key; the initial one has no writer. */
    private record Version(int key, int writer) {}

    /** A version that a session must have seen by now, and the transaction that says so. */
    private record Due(int writer, int because) {}

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public Finding check(History history) {
        return new Scan(Numbering.of(Operations.asTransactions(history))).find();
    }

    private final class Scan {

        private final Transactions operations;
        /** By session: the place at which it first saw, by reading or writing, a version. */
        private final List<Map<Version, Integer>> firstSeen = new ArrayList<>();

        private Scan(Transactions operations) {
            this.operations = operations;
            for (int[] session : operations.sessions) {
                Map<Version, Integer> seen = new HashMap<>();
                for (int place = 0; place < session.length; place++) {
                    for (Read read : operations.reads(session[place])) {
                        seen.putIfAbsent(new Version(read.key(), read.from()), place);
                    }
                    for (int key : operations.writes(session[place])) {
                        seen.putIfAbsent(new Version(key, session[place]), place);
                    }
                }
                firstSeen.add(seen);
            }
        }

        private Finding find() {
            for (int session = 0; session < operations.sessions.size(); session++) {
                Map<Integer, List<Due>> due = new HashMap<>();
                int[] known = new int[operations.sessions.size()];
                for (int transaction : operations.sessions.get(session)) {
                    for (Read read : operations.reads(transaction)) {
                        for (Due each : due.getOrDefault(read.key(), List.of())) {
                            if (isOlder(read, each.writer, session)) {
                                return broken(each, transaction);
                            }
                        }
                    }
                    for (Read read : operations.reads(transaction)) {
                        learn(read, transaction, known, due);
                    }
                    if (kind == Kind.READ_YOUR_WRITES) {
                        for (int key : operations.writes(transaction)) {
                            add(due, key, new Due(transaction, transaction));
                        }
                    }
                }
            }
            return new Finding.Holds(operations.operations);
        }

        /** What a session must see from now on, having read this. */
        private void learn(Read read, int reader, int[] known, Map<Integer, List<Due>> due) {
            if (read.from() == Transactions.INITIAL || kind == Kind.READ_YOUR_WRITES) {
                return;
            }
            if (kind == Kind.MONOTONIC_READS) {
                add(due, read.key(), new Due(read.from(), reader));
                return;
            }
            for (int last : new int[] {operations.before(read.from()), read.from()}) {
                if (last != Transactions.INITIAL) {
                    int session = operations.session[last];
                    for (; known[session] <= operations.placeInSession[last]; known[session]++) {
                        learnOf(operations.sessions.get(session)[known[session]], read.from(), due);
                    }
                }
            }
        }

        /** @param because a later write of the same client, which was read; or the same */
        private void learnOf(int earlier, int because, Map<Integer, List<Due>> due) {
            if (kind == Kind.MONOTONIC_WRITES) {
                for (int key : operations.writes(earlier)) {
                    add(due, key, new Due(earlier, because));
                }
            } else {
                for (Read before : operations.reads(earlier)) {
                    if (before.from() != Transactions.INITIAL) {
                        add(due, before.key(), new Due(before.from(), because));
                    }
                }
            }
        }

        private void add(Map<Integer, List<Due>> due, int key, Due more) {
            List<Due> ofKey = due.computeIfAbsent(key, each -> new ArrayList<>());
            ofKey.removeIf(each -> operations.session[each.because] == operations.session[more.because]
                    && operations.session[each.writer] == operations.session[more.writer]);
            ofKey.add(more);
        }

        /** Whether what was read is older than that version, in the eyes of the reader, or of the version's writer. */
        private boolean isOlder(Read read, int than, int reader) {
            if (read.from() == Transactions.INITIAL) {
                return true;
            }
            if (read.from() == than) {
                return false;
            }
            Version older = new Version(read.key(), read.from());
            Version newer = new Version(read.key(), than);
            return switch (kind) {
                case READ_YOUR_WRITES, MONOTONIC_READS -> sawBefore(reader, older, newer);
                case MONOTONIC_WRITES -> operations.wentOn(read.from(), than);
                case WRITES_FOLLOW_READS -> sawBefore(operations.session[than], older, newer);
            };
        }

        private boolean sawBefore(int session, Version older, Version newer) {
            Integer first = firstSeen.get(session).get(older);
            Integer then = firstSeen.get(session).get(newer);
            return first != null && then != null && first < then;
        }

        private Finding.Broken broken(Due due, int reader) {
            Operation stale = operations.operations.get(reader);
            Operation missed = operations.operations.get(due.writer);
            Operation because = operations.operations.get(due.because);
            return new Finding.Broken(
                    stale.client() + "'s " + Isolation.told(stale) + " goes behind " + missed.client() + "'s "
                            + Isolation.told(missed)
                            + (because.equals(missed)
                                    ? ""
                                    : ", which it should see since " + because.client() + "'s "
                                            + Isolation.told(because)),
                    Stream.of(missed, because, stale).distinct().toList());
        }
    }
}
