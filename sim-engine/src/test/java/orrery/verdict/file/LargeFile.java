package orrery.verdict.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a file of a given size in one of the forms that are read, with a history that all models allow: clients ask one after
 * the other, and whoever reads sees what was written last. Run its main with the test class path: {@code FORM MEGABYTES FILE}.
 */
final class LargeFile {

    private static final int CLIENTS = 20;
    private static final int KEYS = 1_000;
    private static final int LETTERS_A_ROUND = 32;

    private final Writer out;
    private final long length;
    private long written;

    private LargeFile(Writer out, long length) {
        this.out = out;
        this.length = length;
    }

    public static void main(String[] args) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[2]))) {
            new LargeFile(out, Long.parseLong(args[1]) << 20).write(args[0]);
        }
    }

    /** Writes a whole history of about the length. */
    static void write(String form, long length, Writer out) {
        new LargeFile(out, length).write(form);
    }

    private void write(String form) {
        switch (form) {
            case "json" -> keyValue();
            case "edn" -> register("{:process %d, :type :%s, :f :%s, :value %s}%n");
            case "log" -> register("INFO  jepsen.util - %d\t:%s\t:%s\t%s%n");
            case "kv-text" -> texts();
            case "elle-edn" ->
                lists("{:type :%s, :process %d, :f :txn, :value [%s]}%n", "[:append %d %d]", "[:r %d %s]", "nil");
            case "elle-json" ->
                lists(
                        "{\"type\":\"%s\",\"process\":%d,\"f\":\"txn\",\"value\":[%s]}%n",
                        "[\"append\",%d,%d]", "[\"r\",%d,%s]", "null");
            case "awdit" -> sessions("w k%d %d%n", "r k%d %d%n", "", "-----%n", "=====%n");
            case "trace" -> trace();
            case "dbcop" -> sessions("k%d:=%d ", "k%d==%d ", "[", "]%n", "---%n");
            default -> throw new IllegalArgumentException("no form " + form);
        }
    }

    private void say(String format, Object... values) {
        String text = format.formatted(values).replace("\r\n", "\n");
        try {
            out.write(text);
        } catch (IOException thrown) {
            throw new UncheckedIOException(thrown);
        }
        written += text.length();
    }

    private void keyValue() {
        long[] held = new long[KEYS];
        for (long nth = 1; written < length; nth++) {
            int key = (int) (nth * 7919 % KEYS);
            boolean puts = nth % 2 == 0 || held[key] == 0;
            held[key] = puts ? nth : held[key];
            String line = "{\"type\":\"%s\",\"process\":%d,\"f\":\"%s\",\"key\":\"k%d\",\"value\":%s,\"time\":%d}%n";
            String f = puts ? "put" : "get";
            say(line, "invoke", nth % CLIENTS, f, key, puts ? nth : "null", 1_000 * nth);
            say(line, "ok", nth % CLIENTS, f, key, held[key], 1_000 * nth + 500);
        }
    }

    /** Without its steps. */
    private void trace() {
        say("{\"orrery\":\"trace\",\"version\":1}%n");
        for (long nth = 1; written < length; nth++) {
            say(
                    "{\"operation\":{\"@\":\"Operation\",\"id\":%d,\"client\":\"c%d\",\"question\":{\"@\":\"Put\",\"key\":"
                            + "\"k%d\",\"value\":%d},\"invoked\":%d,\"completed\":%d,\"outcome\":{\"@\":\"Ok\",\"answer\":{\"@\":"
                            + "\"Done\"}},\"invokedNanos\":%d,\"completedNanos\":%d}}%n",
                    nth - 1, nth % CLIENTS, nth % KEYS, nth, 2 * nth, 2 * nth + 1, 1_000 * nth, 1_000 * nth + 500);
        }
    }

    private void register(String line) {
        long held = 0;
        for (long nth = 1; written < length; nth++) {
            boolean writes = nth % 2 == 1;
            held = writes ? nth % 5 : held;
            say(line, nth % CLIENTS, "invoke", writes ? "write" : "read", writes ? held : "nil");
            say(line, nth % CLIENTS, "ok", writes ? "write" : "read", held);
        }
    }

    private void texts() {
        for (long nth = 1; written < length; nth++) {
            long round = nth / 4;
            String line = "{:process %d, :type :%s, :f :%s, :key \"%d\", :value %s}%n";
            String value = nth % 4 == 0
                    ? "\"a%d \"".formatted(round)
                    : nth % 4 == 1 ? "\"b%d \"".formatted(round) : "\"a%d b%d \"".formatted(round, round);
            String f = nth % 4 == 0 ? "put" : nth % 4 == 1 ? "append" : "get";
            boolean begins = round > 0;
            if (begins) {
                say(line, nth % CLIENTS, "invoke", f, round % KEYS, f.equals("get") ? "nil" : value);
                say(line, nth % CLIENTS, "ok", f, round % KEYS, value);
            }
        }
    }

    /** Each key is appended to twenty times, and then never again. */
    private void lists(String line, String append, String read, String nothing) {
        List<Integer> list = new ArrayList<>();
        for (long nth = 0; written < length; nth++) {
            long key = nth / 20;
            if (nth % 20 == 0) {
                list.clear();
            }
            String before = list.toString();
            list.add((int) (nth % 20) + 1);
            String appended = append.formatted(key, list.getLast());
            say(line, "invoke", nth % CLIENTS, read.formatted(key, nothing) + ", " + appended);
            say(line, "ok", nth % CLIENTS, read.formatted(key, before) + ", " + appended);
        }
    }

    /** In round after round each session writes a key of its own and reads two of others. */
    private void sessions(String write, String read, String begin, String end, String next) {
        for (long session = 0; session < CLIENTS; session++) {
            for (long round = 1; round <= length / CLIENTS / LETTERS_A_ROUND; round++) {
                say(begin + write, session, round);
                long other = (session + round) % CLIENTS;
                long seen = other < session ? round : round - 1;
                if (other != session && seen > 0 && session > 0) {
                    say(read, other, seen);
                }
                say(end);
            }
            say(next);
        }
    }
}
