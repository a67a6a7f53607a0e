package orrery.verdict.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.KeyValue;
import orrery.api.Outcome;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/**
 * What is kept of a file, and how much memory that takes. What is equal is kept once, as far as that is cheap: a history is
 * made of few words, and what is written is read. The memory is estimated, from what objects take in a heap of less than
 * 32 GB, so that the same file is refused everywhere at the same operation.
 */
final class Room {

    private static final int MOST_WORDS = 100_000;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_RECORDS = 10_000;
    private static final int NUMBERS = 1 << 16;

    /** An operation, the place in which it is kept, and the outcome around its answer. */
    private static final int OPERATION = 64 + 12 + 16;

    private static final int CLIENT = 200;
    /** A record, a boxed number. */
    private static final int OBJECT = 24;

    private static final int NUMBER = 16;
    private static final int PLACE = 4;
    private static final int TEXT = 48;
    private static final int LIST = 40;
    private static final int ENTRY = 64;

    private final long allowed;
    private long taken;
    private long operations;

    private final Map<String, String> words = new HashMap<>();
    /** Questions and outcomes: those of a register are few. Transactions are all different. */
    private final Map<Object, Object> records = new HashMap<>();
    /** Of the numbers that share a place, the last. */
    private final @Nullable Long[] numbers = new Long[NUMBERS];

    private final boolean[] counted = new boolean[NUMBERS];

    Room(long allowedBytes) {
        allowed = allowedBytes;
    }

    String once(String word) {
        if (word.length() > LONGEST_WORD) {
            return word;
        }
        String known = words.get(word);
        if (known == null && words.size() < MOST_WORDS) {
            words.put(word, word);
        }
        return known == null ? word : known;
    }

    Long once(long number) {
        int place = place(number);
        Long known = numbers[place];
        if (known == null || known != number) {
            known = number;
            numbers[place] = known;
            counted[place] = false;
        }
        return known;
    }

    /** Fibonacci's hashing: neighbours have different places. */
    private static int place(long number) {
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> 48);
    }

    /**
     * Takes the room of an operation, without what was asked and answered.
     *
     * @throws LargeHistoryException if there is none left
     */
    void takeOperation() {
        operations++;
        take(OPERATION);
    }

    void takeClient() {
        take(CLIENT);
    }

    void takeAccess(Access access) {
        take(of(access));
    }

    /** Takes the room of an operation that was packed into so many bytes. */
    void takePacked(long bytes) {
        operations++;
        take(bytes);
    }

    /** Takes the room of what is kept under a number. */
    void takeWord(Object word) {
        take(ENTRY + NUMBER + PLACE + of(word));
    }

    Record keep(Record question) {
        if (question instanceof Transaction transaction) {
            take(of(transaction, List.of()));
            return question;
        }
        return once(question);
    }

    Outcome keep(Outcome outcome, Record question) {
        if (outcome instanceof Outcome.Ok(Transaction answer)) {
            take(same(answer, question) ? 0 : of(answer, ((Transaction) question).accesses()));
            return outcome;
        }
        return once(outcome);
    }

    @SuppressWarnings("unchecked") // what is equal is of the same class
    private <T> T once(T said) {
        Object known = records.get(said);
        if (known != null) {
            return (T) known;
        }
        if (records.size() < MOST_RECORDS) {
            records.put(said, said);
        }
        take(of(said));
        return said;
    }

    /** @throws LargeHistoryException if something that is not yet kept cannot be */
    void mustHold(long bytes) {
        if (bytes > allowed - taken) {
            throw new LargeHistoryException(operations, allowed);
        }
    }

    private void take(long bytes) {
        mustHold(bytes);
        taken += bytes;
    }

    private long of(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Boolean truth -> 0;
            case Long number -> of(number);
            case String word -> same(words.get(word), word) ? 0 : TEXT + word.length();
            case Asked asked -> OBJECT + of(asked.key()) + of(asked.value());
            case Answered(Object answer) -> OBJECT + of(answer);
            case KeyValue.Get get -> OBJECT + of(get.key());
            case KeyValue.Put put -> OBJECT + of(put.key());
            case KeyValue.Cas cas -> OBJECT + OBJECT + of(cas.key());
            case KeyValue.Found(Long found) -> OBJECT + of((Object) found);
            case Outcome.Ok(Record answer) -> of(answer);
            case Outcome.Fail(String reason) -> of((Object) reason);
            case Outcome.Unknown(String reason) -> of((Object) reason);
            case List<?> list -> {
                long sum = ofList(list.size());
                for (Object each : list) {
                    sum += of(each);
                }
                yield sum;
            }
            case Map<?, ?> map -> {
                long sum = TEXT;
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    sum += ENTRY + of(each.getKey()) + of(each.getValue());
                }
                yield sum;
            }
            default -> OBJECT;
        };
    }

    /** A list of one or two has no array. */
    private static long ofList(int size) {
        return size > 2 ? LIST + (long) PLACE * size : OBJECT;
    }

    /** Each number that is kept is counted once. Java has the small ones anyway. */
    private long of(Long number) {
        if (-128 <= number && number <= 127) {
            return 0;
        }
        int place = place(number);
        if (!same(numbers[place], number)) {
            return NUMBER;
        }
        boolean before = counted[place];
        counted[place] = true;
        return before ? 0 : NUMBER;
    }

    /** @param asked the accesses that are kept already */
    private long of(Transaction transaction, List<Access> asked) {
        List<Access> accesses = transaction.accesses();
        long sum = NUMBER + ofList(accesses.size());
        for (int nth = 0; nth < accesses.size(); nth++) {
            boolean kept = nth < asked.size() && same(asked.get(nth), accesses.get(nth));
            sum += kept ? 0 : of(accesses.get(nth));
        }
        return sum;
    }

    private long of(Access access) {
        return OBJECT + of(access.key()) + of(access.value());
    }

    @SuppressWarnings("ReferenceEquality") // what is kept once is the very same
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
