package orrery.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import orrery.explore.fuzz.Seeded;
import orrery.explore.sweep.Measured;
import orrery.run.Simulator;
import orrery.scenario.Experiment;
import orrery.scenario.Plan;
import orrery.scenario.ScenarioWriter;
import orrery.trace.Fingerprint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with a line for each seed of a campaign or each run of an experiment, written as soon as it is known. What was
 * stopped, however, goes on after the last whole line. No line is kept in memory: there may be millions.
 *
 * @param <L> what a line says
 */
final class Ledger<L> implements AutoCloseable {

    static final String NAME = "campaign.jsonl";
    static final String OF_EXPERIMENT = "runs.jsonl";
    private static final int LONGEST_LINE = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RandomAccessFile file;
    private final Lines<L> lines;
    private long next;

    /**
     * How lines are read.
     *
     * @param number of a line: each is one more than the one before
     */
    private record Lines<L>(Class<L> type, ToLongFunction<L> number) {}

    /**
     * What the campaign is of: lines of another are not its own.
     *
     * @param format the version of this shape
     * @param world names the scenario as it is played, whatever it is called
     * @param code names the classes that play it
     */
    private record Header(int format, String scenario, String world, String strategy, long first, String code) {

        /** The same, but played by other code. */
        boolean sameCampaign(Header other) {
            return scenario.equals(other.scenario)
                    && world.equals(other.world)
                    && strategy.equals(other.strategy)
                    && first == other.first;
        }
    }

    private static final int FORMAT = 3;

    private Ledger(RandomAccessFile file, Lines<L> lines, long next) {
        this.file = file;
        this.lines = lines;
        this.next = next;
    }

    /**
     * Opens the ledger in a folder, or begins one.
     *
     * @param anew whether what an earlier campaign wrote is forgotten
     * @param known takes what it knew, line by line
     * @throws BadInput if it is of another campaign, or was played by other code: seeds of both do not go together
     */
    static Ledger<Seeded> open(Path folder, Plan plan, long first, boolean anew, Consumer<Seeded> known) {
        Header header = new Header(
                FORMAT,
                plan.name(),
                print(ScenarioWriter.write(plan.scenario())),
                plan.strategy().toString(),
                first,
                code(plan));
        return open(folder.resolve(NAME), header, new Lines<>(Seeded.class, Seeded::seed), first, anew, known);
    }

    /** The same for an experiment: more seeds of it go on where it stood, other variants or measures are another. */
    static Ledger<Measured> open(Path folder, Experiment experiment, boolean anew, Consumer<Measured> known) {
        StringBuilder world = new StringBuilder(experiment.measures().toString());
        experiment
                .variants()
                .forEach(variant -> world.append('\n')
                        .append(ScenarioWriter.write(variant.plan().withSeed(0).scenario())));
        Header header = new Header(
                FORMAT,
                experiment.name(),
                print(world.toString()),
                experiment.variants().getFirst().plan().strategy().toString(),
                experiment.seeds().first(),
                experiment.variants().stream()
                        .map(variant -> code(variant.plan()))
                        .distinct()
                        .collect(Collectors.joining(" ")));
        return open(
                folder.resolve(OF_EXPERIMENT), header, new Lines<>(Measured.class, Measured::number), 0, anew, known);
    }

    private static String print(String text) {
        return HexFormat.of().toHexDigits(Fingerprint.of(text));
    }

    private static String code(Plan plan) {
        return CodePrint.of(plan.protocol().getClass(), Plan.class, Simulator.class);
    }

    private static <L> Ledger<L> open(
            Path path, Header header, Lines<L> lines, long first, boolean anew, Consumer<L> known) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                if (anew) {
                    file.setLength(0);
                }
                return read(file, header, lines, first, path, known);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BadInput("cannot write to " + path + ": " + OutputFolder.reason(e), e);
        }
    }

    private static <L> Ledger<L> read(
            RandomAccessFile file, Header header, Lines<L> lines, long first, Path path, Consumer<L> known)
            throws IOException {
        long next = first;
        String line = wholeLine(file);
        if (line == null) {
            if (file.length() > JSON.writeValueAsString(header).length()) {
                throw new BadInput(
                        path + " holds something else; name another folder with --out, or forget it with --anew");
            }
            file.setLength(0);
            file.write((JSON.writeValueAsString(header) + "\n").getBytes(StandardCharsets.UTF_8));
            return new Ledger<>(file, lines, next);
        }
        if (!line.equals(JSON.writeValueAsString(header))) {
            throw new BadInput(
                    path + " " + whatElse(line, header) + "; name another folder with --out, or forget it with --anew");
        }
        long good = file.getFilePointer();
        while ((line = wholeLine(file)) != null) {
            try {
                L read = Json.STRICT.readValue(line, lines.type());
                if (read == null || lines.number().applyAsLong(read) != next) {
                    break;
                }
                known.accept(read);
                next++;
            } catch (JacksonException broken) {
                break;
            }
            good = file.getFilePointer();
        }
        file.setLength(good);
        file.seek(good);
        return new Ledger<>(file, lines, next);
    }

    private static String whatElse(String line, Header header) {
        try {
            Header other = JSON.readValue(line, Header.class);
            if (other != null && other.format() == FORMAT && header.sameCampaign(other)) {
                return "holds this campaign as other code played it: an older build, or the protocol before it was changed";
            }
            return other != null && other.format() < FORMAT
                    ? "holds a campaign that an older build wrote"
                    : "holds another campaign";
        } catch (JacksonException unreadable) {
            return "holds something else";
        }
    }

    /** The next line; null if there is none that has an end. */
    private static @Nullable String wholeLine(RandomAccessFile file) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 13];
        long start = file.getFilePointer();
        int read;
        while ((read = file.read(buffer)) > 0 && line.size() < LONGEST_LINE) {
            for (int at = 0; at < read; at++) {
                if (buffer[at] == '\n') {
                    line.write(buffer, 0, at);
                    file.seek(start + line.size() + 1);
                    return line.toString(StandardCharsets.UTF_8);
                }
            }
            line.write(buffer, 0, read);
        }
        return null;
    }

    /** The number of the first line that is not known yet. */
    long next() {
        return next;
    }

    void add(L line) {
        try {
            file.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            next = lines.number().applyAsLong(line) + 1;
        } catch (IOException e) {
            throw new BadInput("cannot write to the campaign's folder: " + OutputFolder.reason(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
