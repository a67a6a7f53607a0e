package orrery.scenario;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import orrery.explore.sweep.Measure;

/** Turns the text of an experiment file into an {@link Experiment}. */
public final class ExperimentReader {

    /** More are a mistake: nobody reads tables of more, and a file could ask for years. */
    private static final int MOST_VARIANTS = 1000;

    private static final long MOST_RUNS = 10_000_000;

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
        List<Plan> plans = variants.stream().map(Experiment.Variant::plan).toList();
        for (int at = 0; at < measures.size(); at++) {
            Part place = part.entry(at);
            if (measures.indexOf(measures.get(at)) < at) {
                place.refuse("this is measured already");
            } else {
                Measurable.objection(measures.get(at), plans).ifPresent(place::refuse);
            }
        }
    }
}
