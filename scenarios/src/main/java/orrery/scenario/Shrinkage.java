package orrery.scenario;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import orrery.api.NodeId;
import orrery.api.Times;
import orrery.explore.shrink.Shrinker.Shrunk;
import orrery.verdict.Verdict;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;
import orrery.world.Distribution;
import orrery.world.Fault;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Pace;
import orrery.world.Workload;
import orrery.world.World;

/**
 * A failure that was shrunk, as a scenario that people read and edit.
 *
 * @param title what breaks what
 * @param scenario plays the same run
 * @param tuned options with other values, as in {@code cycle: 5s}
 * @param sentences which options are others, what deviates from the calm world, one thing each, and then what breaks
 */
public record Shrinkage(String title, Scenario scenario, List<String> tuned, List<String> sentences) {

    private static final int LONGEST_LINE = 110;

    public Shrinkage {
        tuned = List.copyOf(tuned);
        sentences = List.copyOf(sentences);
    }

    /** @param plan what was shrunk */
    public static Shrinkage of(Plan plan, Shrunk shrunk) {
        World world = shrunk.world();
        Scenario was = plan.scenario();
        Scenario scenario = new Scenario(
                "",
                was.protocol(),
                was.twin(),
                new Nodes(world.servers().stream().map(NodeId::name).toList()),
                Duration.ofNanos(world.durationNanos()),
                new Seed(shrunk.seed()),
                with(plan, world.options()),
                was.versions(),
                network(was.network(), world),
                was.clockBound(),
                workload(was.workload(), world),
                world.faults().stream().map(FaultSpecs::of).toList(),
                Optional.empty(),
                world.network()
                        .deviations()
                        .map(all -> all.all().stream().map(DeviationSpec::of).toList()),
                // what they are about is no longer at their times
                List.of(),
                expect(plan, shrunk),
                was.maxSteps(),
                Optional.empty());
        List<String> tuned = new ArrayList<>();
        others(was(plan), world.options())
                .forEach(part -> tuned.add(part.getName() + ": " + text(world.options(), part)));
        if (latency(world) != latency(plan.world())) {
            tuned.add("latency: " + Times.text(latency(world)));
        }
        return new Shrinkage(title(was, shrunk), scenario, tuned, sentences(plan, shrunk));
    }

    /** What was written, and what became another value. */
    private static Map<String, Object> with(Plan plan, Record options) {
        Map<String, Object> with = new LinkedHashMap<>(plan.scenario().with());
        others(was(plan), options).forEach(part -> with.put(part.getName(), RecordParts.get(options, part)));
        return with;
    }

    private static Record was(Plan plan) {
        return plan.world().options();
    }

    /** In a calm network. */
    private static long latency(World world) {
        return world.network().link().latency().nanos(.5);
    }

    private static String text(Record options, RecordComponent part) {
        return String.valueOf(OptionTexts.text(RecordParts.get(options, part)));
    }

    /** What differs between two records of the same options. */
    private static List<RecordComponent> others(Record before, Record after) {
        return Arrays.stream(before.getClass().getRecordComponents())
                .filter(part -> !RecordParts.get(before, part).equals(RecordParts.get(after, part)))
                .toList();
    }

    private static NetworkSpec network(NetworkSpec was, World world) {
        return world.network().deviations().isPresent() ? calm(was, world.network()) : chancy(was, world.network());
    }

    /** What chance decided is written down, so nothing is left of the chances. */
    private static NetworkSpec calm(NetworkSpec was, Network network) {
        return new NetworkSpec(
                plain(network.link().latency()),
                Probability.NEVER,
                Probability.NEVER,
                Probability.NEVER,
                NetworkSpec.DEFAULT.heldBack(),
                was.order(),
                Probability.NEVER,
                was.checksum(),
                was.bandwidth(),
                was.queue(),
                was.retransmit(),
                was.links().stream().map(LinkSpec::calmed).toList(),
                was.topology(),
                was.zones(),
                Pace.CHANCE);
    }

    /** The chances that the weather brought, and that were not taken away. */
    private static NetworkSpec chancy(NetworkSpec was, Network network) {
        Link link = network.link();
        return new NetworkSpec(
                link.latency(),
                LossSpec.of(link.loss()),
                new Probability(link.duplication()),
                new Probability(link.reordering()),
                link.heldBack(),
                was.order(),
                new Probability(link.corruption()),
                was.checksum(),
                was.bandwidth(),
                was.queue(),
                was.retransmit(),
                was.links().stream().map(each -> each.among(was)).toList(),
                was.topology(),
                was.zones(),
                network.pace());
    }

    static Distribution plain(Distribution latency) {
        return new Distribution.Constant(latency.nanos(.5));
    }

    private static Optional<WorkloadSpec> workload(Optional<WorkloadSpec> was, World world) {
        if (world.clients().isEmpty() || was.isEmpty()) {
            return Optional.empty();
        }
        Workload asked = world.workload();
        WorkloadSpec before = was.get();
        Rate rate = asked.loop() instanceof Workload.Loop.Open(double perSecond) ? new Rate(perSecond) : before.rate();
        Map<String, Integer> mix = new LinkedHashMap<>();
        asked.mix().forEach((ask, weight) -> {
            if (weight > 0) {
                mix.put(ask, weight);
            }
        });
        return Optional.of(new WorkloadSpec(
                world.clients().size(),
                asked.keys(),
                asked.skew(),
                rate,
                before.think(),
                mix,
                Duration.ofNanos(asked.fromNanos()),
                Optional.of(Duration.ofNanos(asked.untilNanos()))
                        .filter(until -> until.toNanos() < world.durationNanos()),
                asked.timeout(),
                asked.retries()));
    }

    private static Expectation expect(Plan plan, Shrunk shrunk) {
        Expectation was = plan.expect();
        Optional<String> broken = shrunk.promises().stream()
                .findFirst()
                .filter(only -> shrunk.promises().size() == 1);
        return new Expectation(
                was.linearizable().filter(model -> !shrunk.world().clients().isEmpty()),
                Optional.empty(),
                broken,
                Optional.empty(),
                Optional.of(shrunk.after().trace().digestText()));
    }

    // ---- in words

    private static String title(Scenario was, Shrunk shrunk) {
        String who = was.twin()
                .map(twin -> twin + ", a twin of " + was.protocol() + ",")
                .orElse(was.protocol());
        return who + " breaks \"" + String.join("\" and \"", shrunk.promises()) + "\"";
    }

    private static List<String> sentences(Plan plan, Shrunk shrunk) {
        List<String> sentences = new ArrayList<>();
        Record options = shrunk.world().options();
        for (RecordComponent part : others(was(plan), options)) {
            sentences.add(part.getName() + " is " + text(options, part) + " instead of " + text(was(plan), part));
        }
        long latency = latency(shrunk.world());
        if (latency != latency(plan.world())) {
            sentences.add("latency is " + Times.text(latency) + " instead of " + Times.text(latency(plan.world())));
        }
        int tuned = sentences.size();
        Network network = shrunk.world().network();
        network.deviations()
                .map(deviations ->
                        deviations.all().stream().map(Shrinkage::sentence).toList())
                .orElseGet(() -> WeatherReport.chances(network))
                .forEach(sentences::add);
        for (Fault fault : shrunk.world().faults()) {
            sentences.add(WeatherReport.fault(fault));
        }
        if (sentences.size() == tuned) {
            sentences.add("nothing goes wrong in this world");
        }
        for (Verdict broken : shrunk.after().verdicts()) {
            if (broken.broken()) {
                sentences.add("then, at " + Times.text(broken.timeNanos()) + ", " + broken.promise() + " is broken: "
                        + broken.sentence());
            }
        }
        return sentences;
    }

    private static String sentence(Deviation deviation) {
        String message = deviation.from() + "'s " + ordinal(deviation.nth() + 1) + " message to " + deviation.to();
        return message
                + switch (deviation.fate()) {
                    case Fate.Lost lost -> " is lost";
                    case Fate.Takes(long nanos) -> " takes " + Times.text(nanos);
                    case Fate.Copied(long nanos) -> " comes a second time, after " + Times.text(nanos);
                    case Fate.Damaged damaged -> " is damaged";
                };
    }

    private static String ordinal(long number) {
        boolean teen = number % 100 / 10 == 1;
        String ending =
                teen ? "th" : number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
        return number + ending;
    }

    /** The file: what happens, as a comment, and the scenario. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String sentence :
                Stream.concat(Stream.of(title), sentences.stream()).toList()) {
            String line = "#";
            for (String word : Quote.harmless(sentence + ".").split(" ", -1)) {
                if (line.length() + 1 + word.length() > LONGEST_LINE) {
                    text.append(line).append('\n');
                    line = "#";
                }
                line += " " + word;
            }
            text.append(line).append('\n');
        }
        return text.append(ScenarioWriter.write(scenario)).toString();
    }
}
