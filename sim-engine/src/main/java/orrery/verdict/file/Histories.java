package orrery.verdict.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
        /** The lines that Jepsen wrote into its log at first: {@code INFO jepsen.util - 1 :invoke :write 3}. */
        LOG,
        /** Those that it writes into its log today, and into {@code history.txt}: {@code 1 :invoke :write 3}. */
        TXT,
        /** AWDIT's text: {@code w key value} and {@code r key value}, sessions and transactions divided by lines. */
        AWDIT,
        /** Plume's and PolySI's text: {@code w(key,value,session,transaction)}. */
        PLUME,
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

    private static final String SKIPPED = "(?:[\\s\\uFEFF,]++|;.*+|#[\\w./-]*+)*+";

    /** How they begin; where two fit, the first of them. */
    private static final Map<Form, Pattern> BEGINNINGS = new LinkedHashMap<>();

    static {
        begins(Form.TRACE, "^\\s*\\{\\s*\"orrery\"\\s*:\\s*\"trace\"");
        begins(Form.JSON, "^[\\s\\uFEFF]*\\[?\\s*\\{\\s*\"");
        begins(Form.EDN, "^" + SKIPPED + "[\\[(]?" + SKIPPED + "\\{");
        begins(Form.LOG, "jepsen\\.util - ");
        begins(Form.TXT, "(?m)(?:^|jepsen\\.[a-z.]+: )(?:[0-9]++|:nemesis)\\s++:(?:invoke|ok|fail|info)\\s++:");
        begins(Form.AWDIT, "^(?:\\s++|=+|-+)*+[rw] \\S+ \\S+\\s*(?:\\n|$)");
        begins(Form.PLUME, "^\\s*+[rw]\\(-?[0-9]++,");
        begins(Form.DBCOP, "^(?:\\s++|//.*+|-+)*+\\[\\s*\\w+[:=]=");
    }

    private static void begins(Form form, String pattern) {
        BEGINNINGS.put(form, Pattern.compile(pattern));
    }

    /** The form of a text that begins so, if it can be told from that. */
    public static Optional<Form> form(String beginning) {
        for (Map.Entry<Form, Pattern> each : BEGINNINGS.entrySet()) {
            if (each.getValue().matcher(beginning).find()) {
                return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
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
        return read(reader, form, vocabulary, memoryOfHeap(form, vocabulary));
    }

    /**
     * How much a history may take of the memory that Java has. What is left is for judging it, and for what the collector
     * needs to keep pace. To judge operations takes about as much again, and transactions, which are numbered for that, less;
     * but of sessions, which are packed, several times as much.
     */
    private static long memoryOfHeap(Form form, Vocabulary vocabulary) {
        return Runtime.getRuntime().maxMemory()
                / switch (form) {
                    case AWDIT, DBCOP -> 7;
                    case PLUME -> 2;
                    case EDN, JSON, LOG, TXT, TRACE -> vocabulary.ofTransactions() ? 2 : 3;
                };
    }

    /** @param allowedBytes about how much memory the history may take */
    static History read(Reader reader, Form form, Vocabulary vocabulary, long allowedBytes) {
        Characters in = new Characters(reader);
        Room room = new Room(allowedBytes);
        return switch (form) {
            case EDN -> values(in, false, vocabulary, room);
            case JSON -> values(in, true, vocabulary, room);
            case LOG, TXT -> JepsenLog.read(in, vocabulary, room);
            case AWDIT -> SessionText.awdit(in, room);
            case PLUME -> PlumeText.read(in, room);
            case DBCOP -> SessionText.dbcop(in, room);
            case TRACE -> TraceHistory.read(in, vocabulary, room);
        };
    }

    private static History values(Characters in, boolean json, Vocabulary vocabulary, Room room) {
        ValueReader values = new ValueReader(in, json, room);
        Lines lines = new Lines(vocabulary, room);
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
                return lines.history();
            }
            if (list && (next == ']' || next == ')')) {
                return lines.history();
            }
            if (next != '{' && next != '#') {
                throw in.wrong("expected an operation like {:process 0, :type :invoke, :f :read}, found " + in.found());
            }
            Object value = values.nextOrEnd();
            if (!(value instanceof Map<?, ?> map)) {
                throw in.wrong("expected an operation, which is a map, found " + value);
            }
            lines.add(JepsenOperation.of(map, in), in);
        }
    }
}
