package orrery.scenario;

import java.util.List;

/** Turns the text of a scenario, or a {@link Scenario} made in Java, into a {@link Plan}. */
public final class ScenarioReader {

    private final Protocols protocols;

    /** @param protocols those that scenarios may name */
    public ScenarioReader(Protocols protocols) {
        this.protocols = protocols;
    }

    /** @throws ScenarioException naming all that is wrong with the text */
    public Plan read(ScenarioSource source) {
        return read(source, List.of());
    }

    /**
     * @param settings each {@code path=value}, applied in this order
     * @throws ScenarioException naming all that is wrong with the text and the settings
     */
    public Plan read(ScenarioSource source, List<String> settings) {
        return read(source, settings, new Place(source.place(), 1, 1));
    }

    /**
     * The plan of a scenario that was made in Java, as if it had been written down.
     *
     * @param name what runs of it are called
     * @throws ScenarioException naming all that is wrong with it
     */
    public Plan plan(String name, Scenario scenario) {
        return read(new ScenarioSource(name, "", ScenarioWriter.write(scenario)), List.of(), Place.NOWHERE);
    }

    private Plan read(ScenarioSource source, List<String> settings, Place start) {
        Problems problems = new Problems();
        Value value = Document.read(source.text(), start, problems);
        if (value == null) {
            if (!problems.any()) {
                problems.add(start, "", "there is nothing here, but a scenario names at least its protocol");
            }
            throw problems.exception();
        }
        for (String setting : settings) {
            value = new Setting(setting).apply(value, problems);
        }
        return plan(source.name(), value, source.text(), problems);
    }

    /**
     * The plan of what a text was read as.
     *
     * @param text whose first comment may be the title
     * @throws ScenarioException naming all that is wrong with it
     */
    Plan plan(String name, Value value, String text, Problems problems) {
        Part part = Part.root(value, problems);
        Scenario scenario = Binder.bind(part, Scenario.class);
        if (scenario == null) {
            throw problems.exception();
        }
        if (scenario.title().isEmpty()) {
            scenario = scenario.withTitle(Headline.of(text));
        }
        Plan plan = new Planner(scenario, protocols, part).plan(name);
        if (plan == null || problems.any()) {
            throw problems.exception();
        }
        return plan;
    }
}
