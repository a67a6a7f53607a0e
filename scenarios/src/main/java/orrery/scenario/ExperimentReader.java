package orrery.scenario;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Setup;
import orrery.explore.sweep.Measure;
import orrery.verdict.Judge;
import orrery.world.World;

/** Turns the text of an experiment file into an {@link Experiment}. */
public final class ExperimentReader {

    /** More are a mistake: nobody reads tables of more, and a file could ask for years. */
    private static final int MOST_VARIANTS = 1000;

    private static final long MOST_RUNS = 10_000_000;

    /** A chart is not finer. */
    private static final long MOST_TIMES = 1000;

    private final Protocols protocols;
    private final Catalog catalog;

    /**
     * @param protocols those that scenarios may name
     * @param catalog where scenarios are found by their names
     */
    public ExperimentReader(Protocols protocols, Catalog catalog) {
        this.protocols = protocols;
        this.catalog = catalog;
    }

    /** @throws ScenarioException naming all that is wrong with the file or, if nothing is, with the first wrong variant */
    public Experiment read(Path file) {
        ScenarioSource source = ScenarioSource.file(file);
        Problems problems = new Problems();
        Place start = new Place(source.place(), 1, 1);
        Value value = Document.read(source.text(), start, problems);
        if (value == null) {
            if (!problems.any()) {
                problems.add(
                        start, "", "there is nothing here, but an experiment names a scenario and what is measured");
            }
            throw problems.exception();
        }
        Part part = Part.root(value, problems);
        ExperimentSpec spec = Binder.bind(part, ExperimentSpec.class);
        if (spec == null || problems.any()) {
            throw problems.exception();
        }
        Base base = base(spec.scenario(), file, source);
        long variants = 1;
        for (VarySpec varied : spec.vary().values()) {
            variants = Math.min(variants * varied.values().size(), Integer.MAX_VALUE);
        }
        if (variants > MOST_VARIANTS || variants * spec.seeds().count() > MOST_RUNS) {
            part.field(variants > MOST_VARIANTS ? "vary" : "seeds")
                    .say("that makes " + variants + " variants under "
                            + spec.seeds().count()
                            + " seeds each, but at most " + MOST_VARIANTS + " variants and " + MOST_RUNS
                            + " runs go into an"
                            + " experiment");
            throw problems.exception();
        }
        List<Experiment.Variant> all = new ArrayList<>();
        combine(base, List.copyOf(spec.vary().entrySet()), new ArrayList<>(), part, all);
        check(spec.measure(), all, part.field("measure"));
        if (problems.any()) {
            throw problems.exception();
        }
        return new Experiment(
                source.name(),
                spec.title().isEmpty() ? Headline.of(source.text()) : spec.title(),
                base.name,
                spec.vary().entrySet().stream()
                        .map(entry -> new Experiment.Parameter(
                                entry.getKey(),
                                entry.getValue().values().stream()
                                        .map(VarySpec::told)
                                        .toList(),
                                entry.getValue().doubling()))
                        .toList(),
                all,
                spec.seeds(),
                spec.measure());
    }

    /** A scenario before anything of it is varied. */
    private record Base(String name, String text, Value value) {}

    private Base base(BaseSpec spec, Path file, ScenarioSource experiment) {
        Part part = spec.part();
        if (!(part.value() instanceof Value.Word word)) {
            return new Base(experiment.name(), experiment.text(), Objects.requireNonNull(part.value()));
        }
        ScenarioSource source;
        try {
            Path beside = file.resolveSibling(word.text());
            source = Files.isRegularFile(beside) ? ScenarioSource.file(beside) : catalog.find(word.text());
        } catch (InvalidPathException noPath) {
            part.refuse("this is a scenario's name, or the path of a file");
            throw part.problems();
        } catch (ScenarioException missing) {
            part.refuse(missing.problems().getFirst().message());
            throw part.problems();
        }
        Problems problems = new Problems();
        Value value = Document.read(source.text(), new Place(source.place(), 1, 1), problems);
        if (value == null) {
            throw problems.any() ? problems.exception() : empty(part);
        }
        return new Base(source.name(), source.text(), value);
    }

    private static ScenarioException empty(Part part) {
        part.say("there is nothing in this scenario");
        return part.problems();
    }

    /** All variants that begin with these values; stops at the first that cannot be played. */
    private void combine(
            Base base,
            List<Map.Entry<String, VarySpec>> parameters,
            List<Value> chosen,
            Part part,
            List<Experiment.Variant> into) {
        if (chosen.size() < parameters.size()) {
            for (Value value : parameters.get(chosen.size()).getValue().values()) {
                chosen.add(value);
                combine(base, parameters, chosen, part, into);
                chosen.removeLast();
            }
            return;
        }
        Problems problems = new Problems();
        Value value = base.value;
        for (int at = 0; at < chosen.size(); at++) {
            String path = parameters.get(at).getKey();
            try {
                value = Setting.put(value, path, chosen.get(at));
            } catch (IllegalArgumentException noPlace) {
                part.field("vary").field(path).sayOfName(String.valueOf(noPlace.getMessage()));
                throw part.problems();
            }
        }
        Plan plan = new ScenarioReader(protocols).plan(base.name, value, base.text, problems);
        into.add(new Experiment.Variant(chosen.stream().map(VarySpec::told).toList(), plan));
    }

    /** Says which measures are of something that none of the variants has. */
    private static void check(List<Measure> measures, List<Experiment.Variant> variants, Part part) {
        for (int at = 0; at < measures.size(); at++) {
            Measure measure = measures.get(at);
            List<String> known = known(measure, variants);
            Optional<String> noField = noField(measure, variants);
            if (measures.indexOf(measure) < at) {
                part.entry(at).refuse("this is measured already");
            } else if (times(measure, variants) > MOST_TIMES) {
                part.entry(at)
                        .refuse("that makes " + times(measure, variants) + " times in a run, but at most " + MOST_TIMES
                                + " are measured");
            } else if (!measure.of().isEmpty() && known != null && !known.contains(measure.of())) {
                part.entry(at)
                        .refuse("there is no such thing; there is "
                                + (known.isEmpty() ? "none" : String.join("; ", known))
                                + Nearest.hint(measure.of(), known));
            } else if (noField.isPresent()) {
                part.entry(at).refuse(noField.get());
            }
        }
    }

    /** Why this field can be read in none of the variants, if it is one. */
    private static Optional<String> noField(Measure measure, List<Experiment.Variant> variants) {
        if (measure.kind() != Measure.Kind.AGREE && measure.kind() != Measure.Kind.SPREAD) {
            return Optional.empty();
        }
        boolean number = measure.kind() == Measure.Kind.SPREAD;
        List<Optional<String>> objections = variants.stream()
                .map(variant -> StateFields.objection(states(variant.plan()), measure.of(), number))
                .toList();
        return objections.stream().allMatch(Optional::isPresent) ? objections.getFirst() : Optional.empty();
    }

    private static long times(Measure measure, List<Experiment.Variant> variants) {
        return variants.stream()
                .mapToLong(variant -> measure.times(variant.plan().world().durationNanos()))
                .max()
                .orElse(0);
    }

    /** What this kind of measure can be of; null if only the runs will tell. */
    private static @Nullable List<String> known(Measure measure, List<Experiment.Variant> variants) {
        return switch (measure.kind()) {
            case UNTIL, REACHED ->
                variants.stream()
                        .flatMap(variant -> variant.plan().protocol().checks().stream())
                        .filter(Check.Probe.class::isInstance)
                        .map(Check::promise)
                        .distinct()
                        .toList();
            case BROKEN -> {
                List<String> promises = new ArrayList<>(Judge.OF_EVERY_RUN);
                for (Experiment.Variant variant : variants) {
                    variant.plan().protocol().checks().forEach(check -> promises.add(check.promise()));
                    variant.plan().expect().consistency().forEach(model -> promises.add(model.name()));
                }
                yield promises.stream().distinct().toList();
            }
            case FIRST, WITHOUT, SHARE -> roles(variants);
            case STEPS, TIME, SENT, DELIVERED, OK, FAILED, UNKNOWN, THROUGHPUT, LATENCY, AGREE, SPREAD, FIRED, NOTED ->
                null;
        };
    }

    /** Null where a protocol's roles are not known before it runs. */
    private static @Nullable List<String> roles(List<Experiment.Variant> variants) {
        List<String> roles = new ArrayList<>();
        for (Experiment.Variant variant : variants) {
            World world = variant.plan().world();
            NodeId first = world.servers().getFirst();
            List<String> here = RoleWords.of(variant.plan().protocol(), first, setup(world, first));
            if (here.isEmpty()) {
                return null;
            }
            roles.addAll(here);
        }
        return roles.stream().distinct().toList();
    }

    /** The classes of all states that servers begin in, and of those in which they can be later, as far as one can know. */
    private static List<Class<?>> states(Plan plan) {
        World world = plan.world();
        return world.servers().stream()
                .flatMap(server -> RoleWords.states(plan.protocol(), server, setup(world, server)).stream())
                .distinct()
                .toList();
    }

    private static Setup setup(World world, NodeId server) {
        return new Setup(
                world.servers(),
                world.clients(),
                world.network().neighbours(server, world.servers()),
                world.options(),
                Map.of(),
                world.clockBound());
    }
}
