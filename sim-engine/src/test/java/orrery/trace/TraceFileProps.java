package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any trace comes back as it was saved, and no file, however broken, does worse than to be refused. */
class TraceFileProps {

    private static final byte[] SAMPLE = Traces.saved(Sample.trace());

    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false|null|[\\[\\]{}:,\\n]");

    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1.5",
            "1e999",
            "1e-999",
            "\"\"",
            "\"n1\"",
            "\"@\"",
            "\"@at\"",
            "\"@each\"",
            "\"@entries\"",
            "\"@becomes\"",
            "\"@real\"",
            "\"NaN\"",
            "\"log\"",
            "[]",
            "{}",
            "{\"@\":\"A\"}",
            "{\"@entries\":[[1,2],[1,2]]}",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\n",
            " ");

    @Property(tries = 150)
    void whatIsLoadedEqualsWhatWasSaved(@ForAll("traces") Trace trace) throws TraceFormatException {
        Trace described = TraceFile.described(trace);
        assertThat(Traces.loaded(Traces.saved(trace))).isEqualTo(described);
        assertThat(TraceFile.described(described)).isEqualTo(described);
    }

    @Property(tries = 80)
    void aTraceIsSavedTheSameWayAgain(@ForAll("traces") Trace trace) throws TraceFormatException {
        byte[] once = Traces.saved(trace);
        assertThat(Traces.saved(Traces.loaded(once))).isEqualTo(once);
    }

    @Property(tries = 600)
    void brokenBytesAreRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] file = SAMPLE.clone();
        for (int hit = random.nextInt(3); hit >= 0; hit--) {
            file = broken(file, random);
        }
        loadOrRefuse(file);
    }

    @Property(tries = 600)
    void brokenSentencesAreRefused(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> tokens = new ArrayList<>(TOKEN.matcher(new String(SAMPLE, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .toList());
        for (int hit = random.nextInt(2); hit >= 0; hit--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(4)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, TOKENS.get(random.nextInt(TOKENS.size())));
                case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
                default -> tokens.set(at, TOKENS.get(random.nextInt(TOKENS.size())));
            }
        }
        loadOrRefuse(String.join("", tokens).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] broken(byte[] file, Random random) {
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(40));
        byte[] broken = file.clone();
        switch (random.nextInt(5)) {
            case 0 -> broken[from] = (byte) random.nextInt(256);
            case 1 -> broken[from] ^= (byte) (1 << random.nextInt(8));
            case 2 -> broken = Arrays.copyOf(file, from + 1);
            case 3 -> {
                broken = Arrays.copyOf(file, file.length - (to - from));
                System.arraycopy(file, to, broken, from, file.length - to);
            }
            default -> {
                broken = Arrays.copyOf(file, file.length + (to - from));
                System.arraycopy(file, from, broken, to, file.length - from);
            }
        }
        return broken;
    }

    /** Some broken files are traces still, as where a digit is another one; then they are as good as any. */
    private static void loadOrRefuse(byte[] file) {
        try {
            Trace trace = Traces.loaded(file);
            assertThat(trace.toString()).isNotEmpty();
            assertThat(TraceFile.described(trace)).isEqualTo(trace);
        } catch (TraceFormatException e) {
            assertThat(e.file()).isEqualTo("test.jsonl");
            assertThat(e.line()).isBetween(1L, 60L);
            assertThat(e.column()).isBetween(1, file.length + 1);
            assertThat(e).message().startsWith("test.jsonl:" + e.line() + ":" + e.column() + ": ");
            assertThat(e.getMessage().length()).isBetween(25, 600);
        }
    }

    @Provide
    Arbitrary<Trace> traces() {
        return Traces.any();
    }
}
