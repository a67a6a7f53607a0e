package orrery.verdict.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import orrery.api.KeyValue;
import orrery.api.Outcome;
import orrery.verdict.model.Answered;
import orrery.verdict.model.Asked;
import orrery.verdict.model.Model;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;

/** The ways of speaking that are known. */
public final class Vocabularies {

    private static final Outcome SILENT = Outcome.unknown("an answer of nothing");

    private static final List<String> READS = List.of("read", "r", "get");
    private static final List<String> TAKES = List.of("dequeue", "pop", "poll", "delete-min");

    private Vocabularies() {}

    /**
     * Jepsen's and Knossos's: what failed did not take effect, and a read of nothing says nothing. An invocation is answered
     * with the same words, which says that it was done.
     */
    public static Vocabulary jepsen() {
        return new Words() {
            @Override
            public Outcome ok(Record question, @Nullable Object value) {
                return isRead(question) && value == null ? SILENT : super.ok(question, value);
            }
        };
    }

    /**
     * That of the logs of Jepsen's first test of etcd: nothing is a value, and a compare-and-set that failed has compared. A
     * read that failed says nothing.
     */
    public static Vocabulary etcd() {
        return new Words() {
            @Override
            public Outcome fail(Record question, String error) {
                boolean compared = question instanceof Asked asked && asked.f().equals("cas") && error.isEmpty();
                return compared ? Outcome.ok(new Answered(false)) : super.fail(question, error);
            }
        };
    }

    /** For models of which nothing is known: every question and every answer as it is written. */
    public static Vocabulary asWritten() {
        return new Vocabulary() {
            @Override
            public Record question(String f, @Nullable Object key, @Nullable Object value) {
                return new Asked(f, key, value);
            }

            @Override
            public Outcome ok(Record question, @Nullable Object value) {
                return Outcome.ok(new Answered(value));
            }
        };
    }

    /** {@code put}, {@code get} and {@code cas} over {@link KeyValue}, as the simulator writes them. */
    public static Vocabulary keyValue() {
        return new KeyValueWords();
    }

    /** Elle's: transactions as lists of {@code [:r key value]}, {@code [:w key value]} and {@code [:append key value]}. */
    public static Vocabulary transactions() {
        return new Vocabulary() {
            @Override
            public Record question(String f, @Nullable Object key, @Nullable Object value) {
                return transaction(value, List.of());
            }

            @Override
            public boolean ofTransactions() {
                return true;
            }

            @Override
            public Outcome ok(Record question, @Nullable Object value) {
                Transaction asked = (Transaction) question;
                Transaction said = transaction(value, asked.accesses());
                return Outcome.ok(said.equals(asked) ? asked : said);
            }
        };
    }

    /** The same, but what the model does not know is wrong where it stands, and not only when it is judged. */
    public static <S> Vocabulary of(Model<S> model, Vocabulary words) {
        return new Vocabulary() {
            @Override
            public Record question(String f, @Nullable Object key, @Nullable Object value) {
                Record question = words.question(f, key, value);
                model.step(model.initial(), question, null);
                return question;
            }

            @Override
            public Outcome ok(Record question, @Nullable Object value) {
                return known(question, words.ok(question, value));
            }

            @Override
            public Outcome fail(Record question, String error) {
                return known(question, words.fail(question, error));
            }

            private Outcome known(Record question, Outcome outcome) {
                if (outcome instanceof Outcome.Ok ok) {
                    model.step(model.initial(), question, ok.answer());
                }
                return outcome;
            }
        };
    }

    /** @param asked what is the same as in the question is kept once: a large file is made of little else */
    private static Transaction transaction(@Nullable Object value, List<Access> asked) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException("expected a transaction like [[:r x nil] [:w x 1]], found " + value);
        }
        List<Access> accesses = new ArrayList<>(list.size());
        for (Object each : list) {
            Access access = access(each);
            Access before = accesses.size() < asked.size() ? asked.get(accesses.size()) : access;
            accesses.add(
                    access.equals(before)
                            ? before
                            : access.key().equals(before.key())
                                    ? new Access(access.kind(), before.key(), access.value())
                                    : access);
        }
        return new Transaction(accesses);
    }

    private static Access access(@Nullable Object said) {
        if (!(said instanceof List<?> access) || access.size() < 2 || access.size() > 3 || access.get(1) == null) {
            throw new IllegalArgumentException("expected an access like [:r x nil], found " + said);
        }
        Object key = access.get(1);
        Object value = access.size() == 3 ? access.get(2) : null;
        return switch (String.valueOf(access.get(0))) {
            case "r" -> new Access(Access.Kind.READ, key, value instanceof List<?> read ? kept(read) : value);
            case "w" -> new Access(Access.Kind.WRITE, key, written(access));
            case "append" -> new Access(Access.Kind.APPEND, key, written(access));
            default -> throw new IllegalArgumentException("expected r, w or append, found " + access.get(0));
        };
    }

    /** Without room to grow. */
    private static List<?> kept(List<?> read) {
        return read.contains(null) ? read : List.copyOf(read);
    }

    private static Object written(List<?> access) {
        Object value = access.size() == 3 ? access.get(2) : null;
        if (value == null) {
            throw new IllegalArgumentException("expected a value to write, found none in " + access);
        }
        return value;
    }

    private static boolean isRead(Record question) {
        return question instanceof Asked asked && READS.contains(asked.f());
    }

    /** Whether this word asks for a value, so that its invocation has none. */
    static boolean asks(String f) {
        return READS.contains(f) || TAKES.contains(f);
    }

    /** Questions and answers as they are written. */
    private static class Words implements Vocabulary {

        @Override
        public Record question(String f, @Nullable Object key, @Nullable Object value) {
            String word = f.toLowerCase(Locale.ROOT);
            return new Asked(word, key, asks(word) ? null : value);
        }

        @Override
        public Outcome ok(Record question, @Nullable Object value) {
            if (!(question instanceof Asked asked)) {
                throw new IllegalArgumentException("no such question: " + question);
            }
            return switch (asked.f()) {
                case "cas" -> Outcome.ok(new Answered(true));
                case "txn" -> Outcome.ok(new Answered(value));
                default -> Outcome.ok(asks(asked.f()) ? new Answered(value) : Answered.NOTHING);
            };
        }
    }

    private static final class KeyValueWords implements Vocabulary {

        @Override
        public Record question(String f, @Nullable Object key, @Nullable Object value) {
            String name = String.valueOf(key);
            return switch (f) {
                case "get", "read" -> new KeyValue.Get(name);
                case "put", "write" -> new KeyValue.Put(name, whole(value));
                case "cas" -> {
                    if (value instanceof List<?> pair && pair.size() == 2) {
                        yield new KeyValue.Cas(name, whole(pair.get(0)), whole(pair.get(1)));
                    }
                    throw new IllegalArgumentException("cas takes [expected, new], not " + value);
                }
                default -> throw new IllegalArgumentException("expected get, put or cas, found " + f);
            };
        }

        /** In the box in which it came. */
        private static Long whole(@Nullable Object value) {
            if (value instanceof Long whole) {
                return whole;
            }
            throw new IllegalArgumentException("expected a whole number, found " + value);
        }

        @Override
        public Outcome ok(Record question, @Nullable Object value) {
            return switch ((KeyValue) question) {
                case KeyValue.Get get -> Outcome.ok(new KeyValue.Found(value == null ? null : whole(value)));
                case KeyValue.Put put -> Outcome.ok(new KeyValue.Done());
                case KeyValue.Cas cas -> Outcome.ok(new KeyValue.Swapped(!Boolean.FALSE.equals(value)));
            };
        }
    }
}
