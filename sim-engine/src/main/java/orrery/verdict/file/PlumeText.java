package orrery.verdict.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.api.History;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/**
 * The text of Plume and PolySI, which AWDIT reads too: an access a line, {@code w(key,value,session,transaction)} and
 * {@code r(...)}. The transactions of a session follow one another in the order in which they first appear; those of number
 * -1 did not commit. Every key begins as 0.
 */
final class PlumeText {

    private static final long NOT_COMMITTED = -1;

    private record Begun(NodeId client, List<Access> accesses) {}

    private final Characters in;
    private final Room room;
    private final Map<Long, NodeId> clients = new LinkedHashMap<>();
    private final Map<Long, Begun> begun = new LinkedHashMap<>();

    private PlumeText(Characters in, Room room) {
        this.in = in;
        this.room = room;
    }

    static History read(Characters in, Room room) {
        return new PlumeText(in, room).read();
    }

    private History read() {
        long aborted = NOT_COMMITTED;
        for (skipSpace(); in.peek() != Characters.END; skipSpace()) {
            int kind = in.next();
            if ((kind != 'r' && kind != 'w') || in.next() != '(') {
                throw in.wrong("expected r(key,value,session,transaction) or w(...)");
            }
            long key = number(',');
            long value = number(',');
            long session = number(',');
            long transaction = number(')');
            if (transaction == NOT_COMMITTED) {
                // who did not commit is not told from another, and only what it wrote matters
                transaction = aborted--;
            }
            Access access =
                    new Access(kind == 'r' ? Access.Kind.READ : Access.Kind.WRITE, room.once(key), room.once(value));
            room.takeAccess(access);
            begun(transaction, session).accesses.add(access);
        }
        return history();
    }

    private Begun begun(long transaction, long session) {
        Begun known = begun.get(transaction);
        if (known == null) {
            room.takeOperation();
            known = new Begun(clients.computeIfAbsent(session, this::client), new ArrayList<>());
            begun.put(transaction, known);
        }
        return known;
    }

    private NodeId client(long session) {
        room.takeClient();
        return new NodeId(clients.size(), "s" + session);
    }

    private History history() {
        InitialZeros initial = new InitialZeros();
        List<Operation> operations = new ArrayList<>();
        begun.forEach((number, one) -> {
            boolean committed = number >= 0;
            initial.see(operations.size(), one.accesses, committed);
            Transaction transaction = new Transaction(one.accesses);
            operations.add(new Operation(
                    operations.size(),
                    one.client,
                    transaction,
                    0,
                    1,
                    committed ? Outcome.ok(transaction) : Outcome.fail("not committed"),
                    0,
                    0));
        });
        begun.clear();
        return new History(initial.of(operations));
    }

    private void skipSpace() {
        while (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\r' || in.peek() == '\t') {
            in.next();
        }
    }

    private long number(char end) {
        boolean negative = in.peek() == '-';
        if (negative) {
            in.next();
        }
        long number = 0;
        int digits = 0;
        while (in.peek() >= '0' && in.peek() <= '9') {
            number = 10 * number + in.next() - '0';
            digits++;
        }
        if (digits == 0 || digits > 18 || in.peek() != end) {
            throw in.wrong("expected a whole number and '" + end + "', found " + in.found());
        }
        in.next();
        return negative ? -number : number;
    }
}
