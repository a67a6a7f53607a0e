package orrery.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.explore.Strategy;
import orrery.scenario.Catalog;
import orrery.scenario.Nearest;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Which scenario to play, and what to change in it: the same for every command that plays one. */
final class Choice {

    @Parameters(
            paramLabel = "SCENARIO",
            completionCandidates = Names.class,
            description = "A file, or a name in the library, as raft/leader-crash.")
    private String scenario;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the scenario's.")
    private @Nullable Long seed;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Another value in the scenario, as network.loss=5%% or faults[0].at=2s.")
    private List<String> settings = List.of();

    @Option(names = "--twin", paramLabel = "NAME", description = "A wrong twin of the protocol in its place.")
    private @Nullable String twin;

    @Mixin
    private Brought brought = new Brought();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            completionCandidates = Strategies.class,
            converter = StrategyReader.class,
            description =
                    "How a seed draws what goes wrong and who goes first: plain, weighted, pos, pct-2, pct-3, landmarks,"
                            + " pursuit, guided or mixed, which draws one of them.")
    private @Nullable Strategy strategy;

    /** Strategies by their names. */
    static final class Strategies implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Strategy.all().stream().map(Strategy::toString).iterator();
        }
    }

    /** Reads what was typed. */
    static final class StrategyReader implements ITypeConverter<Strategy> {
        @Override
        public Strategy convert(String text) {
            try {
                return Strategy.parse(text);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(wrong(text, unknown));
            }
        }

        /** In the words of a complaint. */
        static String wrong(String text, IllegalArgumentException unknown) {
            List<String> names = Strategy.all().stream().map(Strategy::toString).toList();
            return "found \"" + text + "\", but " + unknown.getMessage()
                    + Nearest.to(text, names)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("");
        }
    }

    /** What may be completed to. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Catalog.bundled().list().stream().map(Catalog.Entry::name).iterator();
        }
    }

    /** @throws orrery.scenario.ScenarioException naming all that is wrong with it */
    Plan plan() {
        return plan(List.of());
    }

    /**
     * @param more settings beside those that were named
     * @throws orrery.scenario.ScenarioException naming all that is wrong with it
     */
    Plan plan(List<String> more) {
        brought.join();
        List<String> all = new ArrayList<>(allSettings());
        all.addAll(more);
        Plan plan =
                new ScenarioReader(Protocols.installed()).read(Catalog.bundled().find(scenario), all);
        Plan chosen = strategy == null ? plan : plan.by(strategy);
        return seed == null ? chosen : chosen.withSeed(seed);
    }

    /** Whether a strategy was named. */
    boolean namesStrategy() {
        return strategy != null;
    }

    private List<String> allSettings() {
        List<String> all = new ArrayList<>(settings);
        if (twin != null) {
            all.add("twin=" + twin);
        }
        return all;
    }

    /** The same choice of another scenario. */
    Choice of(String other) {
        Choice choice = new Choice();
        choice.scenario = other;
        choice.seed = seed;
        choice.settings = settings;
        choice.twin = twin;
        choice.brought = brought;
        choice.strategy = strategy;
        return choice;
    }

    /**
     * The same choice, as somebody wrote it down whom nobody need trust. A protocol that is brought along is code that would
     * run here: it is brought by who asks, or not at all.
     */
    Choice with(Choice asked) {
        List<String> written = protocolWords();
        if (!written.isEmpty() && asked.protocolWords().isEmpty()) {
            throw new BadInput(asked.scenario
                    + " was played with a protocol that is not installed; if you trust its code, say so with "
                    + String.join(" ", written));
        }
        Choice choice = of(scenario);
        choice.brought = asked.brought;
        return choice;
    }

    /** The file or the name, as it was typed. */
    String scenario() {
        return scenario;
    }

    /** Whether anything was asked for that the scenario does not say. */
    boolean changesIt() {
        return seed != null || strategy != null || !allSettings().isEmpty();
    }

    /** Whether a seed was named. */
    boolean namesSeed() {
        return seed != null;
    }

    /** The words that were typed: with a seed and a strategy only where they were named. */
    List<String> typed() {
        if (seed != null) {
            return words(seed);
        }
        List<String> words = new ArrayList<>(words());
        if (strategy != null) {
            words.addAll(List.of("--strategy", strategy.toString()));
        }
        return words;
    }

    /** The words that make the same choice under this seed. */
    List<String> words(long chosen) {
        return words(chosen, strategy == null ? Strategy.PLAIN : strategy);
    }

    /** The words that make the same choice under this seed, by this strategy. */
    List<String> words(long chosen, Strategy by) {
        List<String> words = new ArrayList<>(words());
        words.addAll(1, List.of("--seed", Long.toString(chosen)));
        if (!by.equals(Strategy.PLAIN)) {
            words.addAll(3, List.of("--strategy", by.toString()));
        }
        return words;
    }

    /** The words that bring the same protocol along. */
    List<String> protocolWords() {
        return brought.words();
    }

    /** The words that make the same choice, except for the seed and the strategy. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(scenario));
        words.addAll(protocolWords());
        for (String setting : allSettings()) {
            words.add("--set");
            words.add(setting);
        }
        return words;
    }
}
