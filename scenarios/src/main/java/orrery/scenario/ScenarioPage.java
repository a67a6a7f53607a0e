package orrery.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.Protocol;
import orrery.world.Climate;
import orrery.world.Regions;

/** Makes the reference page of the scenario file, of the records that scenario files are read into. */
final class ScenarioPage {

    private static final String INTRODUCTION = """
            # The scenario file

            A scenario says which protocol runs, in which world, and what is expected of the run. It is YAML 1.2, or JSON. Only
            `protocol` must be written. An empty value is as good as none. Unknown fields, aliases (`*`) and tags (`!`) are
            errors; so is a file of more than 1 MiB.

            `--set path=value` on the command line replaces one part before the file is read further: `--set duration=5s`,
            `--set network.loss=5%`, `--set faults[0].at=2s`, `--set with.heartbeat=20ms`.

            Editors complete and check scenarios with [the JSON Schema](scenario.schema.json): let your editor's YAML extension
            use it for `scenarios/library/**/*.yaml`, or write `# yaml-language-server: $schema=` and its path into a file.

            This page is generated from the sources.
            """;

    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private ScenarioPage() {}

    /** Markdown, with the options of these protocols. */
    static String of(Protocols protocols) {
        ScenarioPage page = new ScenarioPage();
        page.section("Fields", Scenario.class);
        page.section("`versions`", VersionSpec.class);
        page.section("`network`", NetworkSpec.class);
        page.section("`loss` in bursts", BurstSpec.class, "###");
        page.section("`links`", LinkSpec.class, "###");
        page.topology();
        page.zones();
        page.section("`clockBound`", ClockBoundSpec.class);
        page.section("`workload`", WorkloadSpec.class);
        page.faults();
        page.climate();
        page.deviations();
        page.section("`notes`", NoteSpec.class);
        page.section("`expect`", Expectation.class);
        page.section("`explore`", ExploreSpec.class);
        page.values();
        page.latencies();
        page.options(protocols);
        return page.page.toString();
    }

    private void faults() {
        heading("##", "`faults`");
        page.append("A list of at most " + FaultSpec.MOST
                + " entries; each is of one of these kinds, which one of its fields tells: "
                + FaultSpec.kinds().keySet().stream()
                        .map(kind -> "[`" + kind + "`](#" + kind.toLowerCase(Locale.ROOT) + ")")
                        .collect(Collectors.joining(", "))
                + ". [The faults](faults.md) tells how each is counted and drawn, with a scenario for each.\n\n");
        page.append(
                "Whom a fault strikes is found out when it strikes: the node of that name; a server in that role at that"
                        + " moment, drawn if there are several and waited for if there is none; `any` server that is up; or, in a"
                        + " partition, the `others` that it does not name.\n\n");
        page.append("Each entry says when it strikes, by `at` or by `when`:\n");
        table(Moment.class);
        FaultSpec.kinds().forEach((name, kind) -> {
            section("`" + name + "`", kind, "###");
        });
        heading("###", "Groups within a fault");
        page.setLength(page.length() - 1);
        part("{ from: ..., to: ... }", Direction.class);
        part("{ rate: ..., by: ... }", ByzantineSpec.Late.class);
    }

    private void part(String written, Class<?> group) {
        page.append("\n`" + written + "`: ")
                .append(group.getAnnotation(Doc.class).value())
                .append('\n');
        table(group);
    }

    private void topology() {
        heading("###", "`topology`");
        page.append(
                "Which servers have a link to which; messages to others are dropped. `mesh` is everybody with everybody;"
                        + " `ring` each with the next; `line` a ring that is not closed; `star` the first with all others; `grid` rows as"
                        + " near to a square as can be; `tree(2)` two children for each, level by level. Or fields:\n");
        table(TopologySpec.Edges.class);
    }

    private void zones() {
        section("`zones`", ZonesSpec.class, "###");
        page.append("\n`between` is a list of ways:\n");
        table(ZonesSpec.Way.class);
        page.append("\nThe regions are ")
                .append(Regions.NAMES.stream().map(ScenarioPage::code).collect(Collectors.joining(", ")))
                .append(
                        ". A way takes half of the round trip: averages of 19 October to 17 November 2024, from the [latency"
                                + " dashboard](https://cloud.ibm.com/docs/vpc?topic=vpc-network-latency-dashboard) of IBM Cloud's"
                                + " documentation; within a region it takes 0.5 ms.\n");
    }

    private void climate() {
        section("`climate`", ClimateSpec.class);
        heading("###", "Kinds of weather");
        page.append(WeatherTable.INTRODUCTION)
                .append("\n| kind | what it does | bounded by | for example | in |\n| --- | --- | --- | --- | --- |\n");
        for (WeatherTable.Row row : WeatherTable.rows()) {
            row(
                    code(Forms.word(row.weather())),
                    row.meaning(),
                    row.bound().stream().map(ScenarioPage::code).collect(Collectors.joining(", ")),
                    row.example(),
                    String.join(", ", row.climates()));
        }
        page.append("\n| name | kinds, and how many of each at most |\n| --- | --- |\n");
        for (ClimateSpec.Name name : ClimateSpec.Name.values()) {
            String word = Forms.word(name);
            row(
                    code(word),
                    Climate.named(word, Climate.Budget.minority(3)).kinds().stream()
                            .map(kind -> Forms.word(kind.weather()) + " " + kind.most())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void deviations() {
        section("`deviations`", DeviationSpec.class);
        page.append("\nA list of at most " + DeviationSpec.MOST
                + " entries, each of which says one thing of one message. Where there is such a list, every other message"
                + " takes the median of its link's latency and arrives once, as it was sent; partitions, missing links, the"
                + " order of a `fifo` link, bandwidth and retransmission work as always. `orrery shrink` writes such lists: see"
                + " [Shrinking](../explanation/shrinking.md).\n");
    }

    private void latencies() {
        heading("###", "Latencies with names for their numbers");
        page.append(
                "Instead of `normal(10ms, 2ms)` one may write `{ kind: normal, mean: 10ms, deviation: 2ms }`. A part of a"
                        + " mixture is written `{ weight: 5%, latency: 200ms..1s }`.\n\n| kind | meaning | fields |\n| --- | --- | --- |\n");
        LatencySpec.kinds()
                .forEach((name, kind) -> row(
                        code(name),
                        kind.getAnnotation(Doc.class).value(),
                        Stream.of(kind.getRecordComponents())
                                .map(field -> code(RecordParts.name(field)) + " (" + kind(field.getGenericType())
                                        + "): " + field.getAnnotation(Doc.class).value())
                                .collect(Collectors.joining(" "))));
    }

    private void values() {
        heading("##", "Values");
        page.append("| kind | how it is written |\n| --- | --- |\n");
        Forms.ALL.stream()
                .filter(form -> !form.allowed().startsWith("this is"))
                .forEach(form -> row(form.name(), form.allowed()));
        row("nodes", Nodes.ALLOWED);
    }

    private void options(Protocols protocols) {
        heading("##", "`with`, by protocol");
        for (Protocol<?, ?> protocol : protocols.all()) {
            Record options = protocol.options();
            RecordComponent[] components = options.getClass().getRecordComponents();
            heading("###", "`" + protocol.name() + "`");
            page.append(protocol.summary()).append("\n\n");
            if (components.length == 0) {
                page.append("It has no options.\n");
                continue;
            }
            page.append("| option | value | default |\n| --- | --- | --- |\n");
            for (RecordComponent component : components) {
                row(
                        code(RecordParts.name(component)),
                        kind(component.getGenericType()),
                        code(written(RecordParts.get(options, component))));
            }
        }
    }

    private void section(String title, Class<?> group) {
        section(title, group, "##");
    }

    private void section(String title, Class<?> group, String level) {
        heading(level, title);
        page.append(group.getAnnotation(Doc.class).value()).append("\n");
        table(group);
    }

    private void table(Class<?> group) {
        page.append("\n| field | value | default | meaning |\n| --- | --- | --- | --- |\n");
        Record defaults = Defaults.of(group);
        for (RecordComponent component : group.getRecordComponents()) {
            if (component.isAnnotationPresent(Inlined.class)) {
                continue;
            }
            row(
                    code(RecordParts.name(component)),
                    kind(component.getGenericType()) + bounds(component),
                    component.isAnnotationPresent(Required.class) ? "required" : left(defaults, component),
                    component.getAnnotation(Doc.class).value());
        }
    }

    private static String bounds(RecordComponent component) {
        Bounds bounds = component.getAnnotation(Bounds.class);
        return bounds == null ? "" : ", " + bounds.min() + " to " + bounds.max();
    }

    private static String left(@Nullable Record defaults, RecordComponent component) {
        Object value = defaults == null ? Optional.empty() : RecordParts.get(defaults, component);
        boolean nothing = value.equals("") || value.equals(Map.of()) || value.equals(List.of());
        boolean group = value instanceof Record && Forms.of(value.getClass()).isEmpty() && !(value instanceof Nodes);
        return value.equals(Optional.empty()) || nothing || group ? "" : code(written(value));
    }

    private static String written(Object value) {
        return switch (value) {
            case Nodes nodes -> String.valueOf(nodes.size());
            case List<?> list ->
                list.stream().map(ScenarioPage::written).toList().toString();
            default -> Forms.of(value.getClass()).orElseThrow().write(value);
        };
    }

    /** The kind of value that a field takes, in the words of the page. */
    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                return "list of " + several(kind(last));
            }
            boolean named = generic.getRawType() == Map.class && last != Object.class;
            return named ? several(kind(last)) + " by name" : generic.getRawType() == Map.class ? "group" : kind(last);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Nodes.class) {
            return "nodes";
        }
        if (plain == FaultSpec.class) {
            return "fault";
        }
        if (plain == LossSpec.class) {
            return "probability, or group";
        }
        if (plain == TopologySpec.class) {
            return "shape, or group";
        }
        if (plain == ClimateSpec.class) {
            return "word, or group";
        }
        Optional<Form<?>> form = Forms.of(plain);
        if (form.isPresent() && plain.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            List.of(form.get().pattern().split("\\|")).stream()
                                    .map(ScenarioPage::code)
                                    .toList());
        }
        return form.<String>map(Form::name)
                .orElse(
                        plain == PartitionSpec.Cut.class
                                ? "sides, or a direction"
                                : plain == Direction.class ? "direction" : "group");
    }

    private static String several(String kind) {
        return kind.startsWith("list of ") ? kind.replaceFirst("list", "lists") : kind + "s";
    }

    private void heading(String level, String title) {
        page.append('\n').append(level).append(' ').append(title).append("\n\n");
    }

    private void row(String... cells) {
        List<String> escaped = new ArrayList<>();
        for (String cell : cells) {
            escaped.add(cell.replace("|", "\\|"));
        }
        page.append("| ").append(String.join(" | ", escaped)).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
