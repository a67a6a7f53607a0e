package orrery.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.explore.fuzz.Seeded;
import orrery.run.Simulator;
import orrery.scenario.Plan;
import orrery.scenario.ScenarioWriter;
import orrery.trace.Fingerprint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with a line for each seed of a campaign, written as soon as it is known. A campaign that was stopped, however, goes
 * on after the last whole line.
 */
final class Ledger implements AutoCloseable {

    static final String NAME = "campaign.jsonl";
    private static final int LONGEST_LINE = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RandomAccessFile file;
    private final List<Seeded> known;
    private final List<Seeded> seeds;
    private long next;

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

    private Ledger(RandomAccessFile file, List<Seeded> known, long next) {
        this.file = file;
        this.known = List.copyOf(known);
        this.seeds = new ArrayList<>(known);
        this.next = next;
    }

    /**
     * Opens the ledger in a folder, or begins one.
     *
     * @param anew whether what an earlier campaign wrote is forgotten
     * @throws BadInput if it is of another campaign, or was played by other code: seeds of both do not go together
     */
    static Ledger open(Path folder, Plan plan, long first, boolean anew) {
        String world = HexFormat.of().toHexDigits(Fingerprint.of(ScenarioWriter.write(plan.scenario())));
        Header header = new Header(
                FORMAT,
                plan.name(),
                world,
                plan.strategy().toString(),
                first,
                CodePrint.of(plan.protocol().getClass(), Plan.class, Simulator.class));
        Path path = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                if (anew) {
                    file.setLength(0);
                }
                return read(file, header, path);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BadInput("cannot write to " + path + ": " + OutputFolder.reason(e), e);
        }
    }

    private static Ledger read(RandomAccessFile file, Header header, Path path) throws IOException {
        List<Seeded> known = new ArrayList<>();
        long next = header.first();
        String line = wholeLine(file);
        if (line == null) {
            file.setLength(0);
            file.write((JSON.writeValueAsString(header) + "\n").getBytes(StandardCharsets.UTF_8));
            return new Ledger(file, known, next);
        }
        if (!line.equals(JSON.writeValueAsString(header))) {
            throw new BadInput(
                    path + " " + whatElse(line, header) + "; name another folder with --out, or forget it with --anew");
        }
        long good = file.getFilePointer();
        while ((line = wholeLine(file)) != null) {
            try {
                Seeded seeded = JSON.readValue(line, Seeded.class);
                if (seeded == null || seeded.seed() != next) {
                    break;
                }
                known.add(seeded);
                next++;
            } catch (JacksonException broken) {
                break;
            }
            good = file.getFilePointer();
        }
        file.setLength(good);
        file.seek(good);
        return new Ledger(file, known, next);
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

    /** The seeds that an earlier campaign has played. */
    List<Seeded> known() {
        return known;
    }

    /** The first seed that was not played yet. */
    long next() {
        return next;
    }

    /** All seeds so far. */
    List<Seeded> seeds() {
        return seeds;
    }

    void add(Seeded seeded) {
        try {
            file.write((JSON.writeValueAsString(seeded) + "\n").getBytes(StandardCharsets.UTF_8));
            seeds.add(seeded);
            next = seeded.seed() + 1;
        } catch (IOException e) {
            throw new BadInput("cannot write to the campaign's folder: " + OutputFolder.reason(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
