package orrery.cli;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.api.Operation;
import orrery.scenario.Nearest;
import orrery.verdict.file.Histories;
import orrery.verdict.file.Histories.Form;
import orrery.verdict.file.LargeHistoryException;
import orrery.verdict.file.MalformedHistoryException;
import orrery.verdict.file.Vocabularies;
import orrery.verdict.file.Vocabulary;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.report.Lattice;
import orrery.verdict.transaction.Access;
import orrery.verdict.transaction.Transaction;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which history to judge, how it is written, and what its operations are of. */
final class HistoryChoice {

    /** Those of transactions, which are no objects of their own. */
    static final String LIST_APPEND = "list-append";

    static final String RW_REGISTER = "rw-register";

    /** Enough of a file to tell how it is written. */
    private static final int BEGINNING = 1 << 12;

    @Parameters(
            paramLabel = "FILE",
            description = "A history, or a trace of a run, for the history within it; - for standard input.")
    private String file;

    @Option(
            names = "--model",
            paramLabel = "M",
            completionCandidates = ModelNames.class,
            description =
                    "What the operations are of, as ./orrery list models has it, or a model of your own: a .java file or"
                            + " a .jar. A trace is of kv, and sessions of AWDIT, Plume and dbcop of rw-register, if left"
                            + " out.")
    private @Nullable String model;

    @Option(
            names = "--format",
            paramLabel = "F",
            description =
                    "How it is written: edn, json, log, txt, awdit, plume, dbcop or trace; told from its beginning if"
                            + " left out.")
    private @Nullable FormName format;

    @Option(
            names = "--initial",
            paramLabel = "VALUE",
            description =
                    "What a register holds at first, as 0; of several, as x=0, each with an --initial of its own.")
    private List<String> initial = List.of();

    /** As the option has it. */
    enum FormName {
        EDN,
        JSON,
        LOG,
        TXT,
        AWDIT,
        PLUME,
        DBCOP,
        TRACE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What may be completed to. */
    static final class ModelNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    /** The models of single operations, and the two of transactions. */
    static List<String> names() {
        List<String> names =
                new ArrayList<>(Models.all().stream().map(Model::name).toList());
        names.add(LIST_APPEND);
        names.add(RW_REGISTER);
        return names;
    }

    /**
     * A history and what to judge it by.
     *
     * @param model as the option has it
     */
    record Chosen(String file, String model, History history, Lattice lattice) {}

    /** @param steps to spend on a model before giving up, by the history */
    Chosen read(ToLongFunction<History> steps) {
        try (InputStream in = stream();
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Form form = form(reader);
            if (model != null && OwnModel.isOne(model)) {
                refuseInitial(model);
                Model<?> own = OwnModel.from(model);
                History history = Histories.read(reader, form, Vocabularies.of(own, Vocabularies.asWritten()));
                return new Chosen(file, model, history, Lattice.ofOperations(own, steps.applyAsLong(history)));
            }
            String name = model(form);
            if (name.equals(LIST_APPEND) || name.equals(RW_REGISTER)) {
                refuseInitial(name);
                History history = Histories.read(reader, form, Vocabularies.transactions());
                onlyAppends(name, history);
                return new Chosen(file, name, history, Lattice.ofTransactions(steps.applyAsLong(history)));
            }
            Model<?> object = object(name);
            History history = Histories.read(reader, form, Vocabularies.of(object, words(form, name)));
            return new Chosen(file, name, history, Lattice.ofOperations(object, steps.applyAsLong(history)));
        } catch (MalformedHistoryException wrong) {
            throw new BadInput(shown() + ": " + wrong.getMessage(), wrong);
        } catch (LargeHistoryException large) {
            throw new BadInput(shown() + " is " + large.getMessage() + ", as with " + more(), large);
        } catch (UncheckedIOException unreadable) {
            throw cannotRead(Objects.requireNonNull(unreadable.getCause()));
        } catch (IOException unreadable) {
            throw cannotRead(unreadable);
        }
    }

    /** The option that gives Java twice the memory that it may use now. */
    static String more() {
        return "ORRERY_JAVA_OPTS=-Xmx" + Math.max(4, (Runtime.getRuntime().maxMemory() >> 29) + 1) + "g";
    }

    private BadInput cannotRead(IOException reason) {
        return new BadInput("cannot read " + shown() + ": " + OutputFolder.reason(reason), reason);
    }

    /** The words that make the same choice, behind the file. */
    List<String> words(Chosen chosen) {
        List<String> words = new ArrayList<>(List.of("--model", chosen.model()));
        if (format != null) {
            words.addAll(List.of("--format", format.toString()));
        }
        for (String value : initial) {
            words.addAll(List.of("--initial", value));
        }
        return words;
    }

    String shown() {
        return file.equals("-") ? "standard input" : file;
    }

    private InputStream stream() throws IOException {
        if (file.equals("-")) {
            return new FilterInputStream(System.in) {
                @Override
                public void close() {
                    // it is not ours
                }
            };
        }
        Path path = Path.of(file);
        Path inside = Files.isDirectory(path) ? path.resolve(Gallery.TRACE) : path;
        return Files.newInputStream(inside);
    }

    private Form form(BufferedReader reader) throws IOException {
        if (format != null) {
            return Form.valueOf(format.name());
        }
        reader.mark(BEGINNING);
        char[] read = new char[BEGINNING];
        int length = 0;
        for (int more = 0; more >= 0 && length < BEGINNING; more = reader.read(read, length, BEGINNING - length)) {
            length += more;
        }
        reader.reset();
        String beginning = new String(read, 0, length);
        if (beginning.startsWith("\u001f\uFFFD")) {
            throw new BadInput(shown() + " is compressed; unpack it, as with: zcat FILE | ./orrery check -");
        }
        if (beginning.isBlank()) {
            return Form.EDN;
        }
        return Histories.form(beginning)
                .orElseThrow(() -> new BadInput(shown() + " begins like no history that is known, with "
                        + quoted(beginning) + "; say with --format which of " + Arrays.toString(FormName.values())
                        + " it is"));
    }

    private static String quoted(String beginning) {
        String line = beginning.strip().lines().findFirst().orElse("");
        return "\"" + (line.length() > 40 ? line.substring(0, 40) + "…" : line) + "\"";
    }

    private String model(Form form) {
        List<String> names = names();
        if (model == null) {
            return switch (form) {
                case TRACE -> "kv";
                case AWDIT, PLUME, DBCOP -> RW_REGISTER;
                case EDN, JSON, LOG, TXT ->
                    throw new BadInput("say with --model what the operations in " + shown() + " are of: "
                            + String.join(", ", names));
            };
        }
        if (!names.contains(model)) {
            throw new BadInput("--model: there is no model " + model
                    + Nearest.to(model, names)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("")
                    + " There are " + String.join(", ", names));
        }
        boolean sessions = form == Form.AWDIT || form == Form.PLUME || form == Form.DBCOP;
        if (sessions && !model.equals(RW_REGISTER)) {
            throw new BadInput("--model: what is written as " + form.name().toLowerCase(Locale.ROOT) + " is of "
                    + RW_REGISTER + ", not of " + model);
        }
        return model;
    }

    private void refuseInitial(String name) {
        if (!initial.isEmpty()) {
            throw new BadInput("--initial: " + name + " begins empty");
        }
    }

    private Model<?> object(String name) {
        if (initial.isEmpty()) {
            return Models.named(name);
        }
        switch (name) {
            case "register", "cas-register" -> {
                if (initial.size() > 1) {
                    throw new BadInput("--initial: found " + initial.size() + " values for one register");
                }
                return Models.register(name, value(initial.getFirst()));
            }
            case "multi-register" -> {
                SortedMap<String, Object> values = new TreeMap<>();
                for (String each : initial) {
                    int sign = each.indexOf('=');
                    if (sign <= 0) {
                        throw new BadInput("--initial: found " + each + ", where x=0 is expected");
                    }
                    values.put(each.substring(0, sign), value(each.substring(sign + 1)));
                }
                return Models.multiRegister(values);
            }
            default -> {
                refuseInitial(name);
                throw new IllegalStateException(name);
            }
        }
    }

    private static Object value(String text) {
        return text.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(text) : text;
    }

    private static Vocabulary words(Form form, String model) {
        return model.equals("kv")
                ? Vocabularies.keyValue()
                : form == Form.LOG ? Vocabularies.etcd() : Vocabularies.jepsen();
    }

    private void onlyAppends(String name, History history) {
        Access.Kind wrong = name.equals(LIST_APPEND) ? Access.Kind.WRITE : Access.Kind.APPEND;
        for (Operation operation : history.operations()) {
            for (Access access : ((Transaction) operation.question()).accesses()) {
                if (access.kind() == wrong) {
                    throw new BadInput(
                            shown() + ": " + operation.client() + "'s " + operation.question() + " is not of " + name
                                    + " but of " + (name.equals(LIST_APPEND) ? RW_REGISTER : LIST_APPEND));
                }
            }
        }
    }

    /** Which model makes sense here under this name. */
    Lattice.Point named(Lattice lattice, String name) {
        List<String> known = lattice.points().stream().map(Lattice.Point::name).toList();
        Optional<Lattice.Point> point = lattice.named(name);
        return point.orElseThrow(() -> new BadInput("--consistency: of this model one cannot ask for " + name
                + Nearest.to(name, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("")
                + " There are " + String.join(", ", known)));
    }
}
