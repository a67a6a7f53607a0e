package orrery.verdict.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.History;

/**
 * The lines of a Jepsen history, on their way to become operations. Tests of many objects at once ({@code
 * jepsen.independent}) write each value as {@code [key value]}, which looks like a value that is a list: lines are held
 * back until a read, or a dequeue, that was invoked with {@code [key nil]} has been answered with {@code [key value]}, or a
 * compare-and-set was of {@code [key [expected new]]}, or any other value shows that it is not so.
 */
final class Lines {

    /** So many lines may leave it open. */
    private static final int MOST_HELD = 10_000;

    private enum Keys {
        OPEN,
        IN_VALUES,
        ELSEWHERE
    }

    private record Held(JepsenOperation line, long lineNumber, long column) {}

    private final Pairing pairing;
    private final Deque<Held> held = new ArrayDeque<>();
    /** By process, while it is open where keys are: the key of the read that it has invoked. */
    private final Map<Object, Object> reading = new HashMap<>();

    private Keys keys;

    Lines(Vocabulary vocabulary, Room room) {
        pairing = new Pairing(vocabulary, room);
        keys = vocabulary.ofTransactions() ? Keys.ELSEWHERE : Keys.OPEN;
    }

    /** @throws MalformedHistoryException if this cannot be said here */
    void add(JepsenOperation line, Characters at) {
        if (!line.ofClient()) {
            return;
        }
        if (keys == Keys.OPEN) {
            held.add(new Held(line, at.line(), at.column()));
            keys = held.size() > MOST_HELD ? Keys.ELSEWHERE : told(line);
            if (keys != Keys.OPEN) {
                release();
            }
        } else {
            pass(new Held(line, at.line(), at.column()));
        }
    }

    History history() {
        release();
        return pairing.history();
    }

    private void release() {
        while (!held.isEmpty()) {
            pass(held.remove());
        }
    }

    private void pass(Held one) {
        try {
            pairing.add(keys == Keys.IN_VALUES ? lifted(one.line) : one.line);
        } catch (IllegalArgumentException wrong) {
            throw new MalformedHistoryException(one.lineNumber, one.column, String.valueOf(wrong.getMessage()));
        }
    }

    private Keys told(JepsenOperation line) {
        boolean invoked = line.type() == JepsenOperation.Type.INVOKE;
        boolean read = Vocabularies.asks(line.f());
        if (line.key() != null || line.process() == null) {
            return Keys.ELSEWHERE;
        }
        List<?> pair = pair(line.value());
        if (pair == null) {
            return invoked || (read && line.type() == JepsenOperation.Type.OK) ? Keys.ELSEWHERE : Keys.OPEN;
        }
        if (read && invoked) {
            reading.put(line.process(), pair.get(0));
            return pair.get(1) == null ? Keys.OPEN : Keys.ELSEWHERE;
        }
        if (read && line.type() == JepsenOperation.Type.OK) {
            return pair.get(0).equals(reading.get(line.process())) ? Keys.IN_VALUES : Keys.ELSEWHERE;
        }
        boolean swap = line.f().equals("cas");
        return !swap ? Keys.OPEN : pair(pair.get(1)) != null ? Keys.IN_VALUES : Keys.ELSEWHERE;
    }

    private static @Nullable List<?> pair(@Nullable Object value) {
        return value instanceof List<?> list && list.size() == 2 && list.get(0) != null ? list : null;
    }

    private static JepsenOperation lifted(JepsenOperation line) {
        List<?> pair = pair(line.value());
        if (pair != null) {
            return line.with(pair.get(0), pair.get(1));
        }
        if (line.type() == JepsenOperation.Type.FAIL || line.type() == JepsenOperation.Type.INFO) {
            return line.with(null, null);
        }
        throw new IllegalArgumentException("expected [key value], as in the lines before, found " + line.value());
    }
}
