package orrery.verdict.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import orrery.api.History;

/** Reads histories in every form that is known. */
public final class Histories {

    /** How a history is written. */
    public enum Form {
        /**
         * Maps, one after the other or in a list, as Jepsen, Knossos, Elle and porcupine's key-value tests write them.
         */
        EDN,
        /** The same as JSON: a list of objects, or an object a line, which is the simulator's own form. */
        JSON,
        /** The lines that Jepsen writes into its log: {@code INFO jepsen.util - 1 :invoke :write 3}. */
        LOG,
        /** AWDIT's text: {@code w key value} and {@code r key value}, sessions and transactions divided by lines. */
        AWDIT,
        /** dbcop's text: sessions in brackets. */
        DBCOP,
        /** A run that the simulator saved: the history within it. */
        TRACE
    }

    private Histories() {}

    /** The form that a file of this name has, as a rule. */
    public static Form form(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "log" -> Form.LOG;
            case "json", "jsonl" -> Form.JSON;
            default -> Form.EDN;
        };
    }

    private static final Pattern OWN = Pattern.compile("^\\s*\\{\\s*\"orrery\"\\s*:\\s*\"trace\"");
    private static final String SKIPPED = "(?:[\\s\\uFEFF,]++|;.*+|#[\\w./-]*+)*+";
    private static final Pattern LOGGED = Pattern.compile("jepsen\\.util - ");
    private static final Pattern KEYED_BY_STRINGS = Pattern.compile("^[\\s\\uFEFF]*\\[?\\s*\\{\\s*\"");
    private static final Pattern KEYED = Pattern.compile("^" + SKIPPED + "[\\[(]?" + SKIPPED + "\\{");
    private static final Pattern LISTED = Pattern.compile("^(?:\\s++|=====|-----)*+[rw] \\S+ \\S+\\s*(?:\\n|$)");
    private static final Pattern BRACKETED = Pattern.compile("^(?:\\s++|//.*+|---)*+\\[\\s*\\w+[:=]=");

    /** The form of a text that begins so, if it can be told from that. */
    public static Optional<Form> form(String beginning) {
        Form form = OWN.matcher(beginning).find()
                ? Form.TRACE
                : KEYED_BY_STRINGS.matcher(beginning).find()
                        ? Form.JSON
                        : KEYED.matcher(beginning).find()
                                ? Form.EDN
                                : LOGGED.matcher(beginning).find()
                                        ? Form.LOG
                                        : LISTED.matcher(beginning).find()
                                                ? Form.AWDIT
                                                : BRACKETED.matcher(beginning).find() ? Form.DBCOP : null;
        return Optional.ofNullable(form);
    }

    /**
     * @throws MalformedHistoryException if the file is no history of this form
     * @throws LargeHistoryException if it does not fit into the memory that the heap allows
     * @throws IOException if it cannot be read
     */
    public static History read(Path file, Form form, Vocabulary vocabulary) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(reader, form, vocabulary);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /**
     * The same of what is open already.
     *
     * @throws MalformedHistoryException if it is no history of this form
     * @throws LargeHistoryException if it does not fit into the memory that the heap allows
     */
    public static History read(Reader reader, Form form, Vocabulary vocabulary) {
        return read(reader, form, vocabulary, memoryOfHeap(form));
    }

    /**
     * How much a history may take of the memory that Java has. What is left is for judging it, which takes about as much
     * again; of sessions, whose transactions are many and short, three times as much.
     */
    private static long memoryOfHeap(Form form) {
        return Runtime.getRuntime().maxMemory()
                / switch (form) {
                    case AWDIT, DBCOP -> 4;
                    case EDN, JSON, LOG, TRACE -> 2;
                };
    }

    /** @param allowedBytes about how much memory the history may take */
    static History read(Reader reader, Form form, Vocabulary vocabulary, long allowedBytes) {
        Characters in = new Characters(reader);
        Room room = new Room(allowedBytes);
        return switch (form) {
            case EDN -> values(in, false, vocabulary, room);
            case JSON -> values(in, true, vocabulary, room);
            case LOG -> JepsenLog.read(in, vocabulary, room);
            case AWDIT -> SessionText.awdit(in, room);
            case DBCOP -> SessionText.dbcop(in, room);
            case TRACE -> TraceHistory.read(in, vocabulary, room);
        };
    }

    private static History values(Characters in, boolean json, Vocabulary vocabulary, Room room) {
        ValueReader values = new ValueReader(in, json, room);
        Pairing pairing = new Pairing(vocabulary, room);
        values.skip();
        int first = in.peek();
        boolean list = first == '[' || first == '(';
        if (list) {
            in.next();
        }
        while (true) {
            values.skip();
            int next = in.peek();
            if (next == Characters.END) {
                if (list) {
                    throw in.wrong("expected an operation or the end of the list, found the end of the file");
                }
                return pairing.history();
            }
            if (list && (next == ']' || next == ')')) {
                return pairing.history();
            }
            if (next != '{' && next != '#') {
                throw in.wrong("expected an operation like {:process 0, :type :invoke, :f :read}, found " + in.found());
            }
            Object value = values.nextOrEnd();
            if (!(value instanceof Map<?, ?> map)) {
                throw in.wrong("expected an operation, which is a map, found " + value);
            }
            pairing.add(JepsenOperation.of(map, in), in);
        }
    }
}
