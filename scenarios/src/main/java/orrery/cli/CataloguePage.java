package orrery.cli;

import java.util.List;
import java.util.stream.Collectors;
import orrery.api.Check;
import orrery.api.Decoy;
import orrery.api.Protocol;
import orrery.api.Times;
import orrery.api.Twin;
import orrery.scenario.Catalog;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;

/** Makes the reference page of all that can be played, of what the protocols and the scenarios of the library say. */
final class CataloguePage {

    private final Protocols protocols;
    private final Catalog library = Catalog.bundled();
    private final List<Plan> wrong;

    CataloguePage(Protocols protocols) {
        this.protocols = protocols;
        ScenarioReader reader = new ScenarioReader(protocols);
        this.wrong = library.list().stream()
                .map(entry -> reader.read(library.find(entry.name())))
                .filter(plan -> !plan.twin().isEmpty())
                .toList();
    }

    String text() {
        StringBuilder page = new StringBuilder("""
                # The catalogue

                Every protocol that is installed: what it promises, its wrong twins, and the scenarios of the library that play it.
                What can be set under `with:` stands on [the page of the scenario file](scenario.md#with-by-protocol).

                This page is generated from what the protocols and the scenarios say.
                """);
        for (Protocol<?, ?> protocol : protocols.all()) {
            page.append("\n## ").append(protocol.name()).append("\n\n");
            page.append(protocol.summary()).append("\n");
            promises(protocol, page);
            landmarks(protocol, page);
            twins(protocol, page);
            scenarios(protocol, page);
        }
        return page.toString();
    }

    private static void promises(Protocol<?, ?> protocol, StringBuilder page) {
        page.append("\n| promise | must be true |\n| --- | --- |\n");
        protocol.checks().forEach(check -> page.append(line(check.promise(), when(check))));
    }

    private static String when(Check check) {
        return switch (check) {
            case Check.Always always -> "always";
            case Check.EveryStep everyStep -> "at every step";
            case Check.Remembering<?> remembering -> "of all that has happened so far";
            case Check.Sometimes sometimes -> "sometimes, in a campaign";
            case Check.Noted noted -> "sometimes, in a campaign";
            case Check.Eventually eventually ->
                "within " + Times.text(eventually.within()) + " after the last fault was healed";
            case Check.AtEnd atEnd -> "of the whole run";
        };
    }

    private static void landmarks(Protocol<?, ?> protocol, StringBuilder page) {
        if (!protocol.landmarks().isEmpty()) {
            page.append("\nFaults can wait, by `when:`, for ")
                    .append(protocol.landmarks().keySet().stream()
                            .sorted()
                            .map(landmark -> "*" + landmark + "*")
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
    }

    private void twins(Protocol<?, ?> protocol, StringBuilder page) {
        if (!protocol.twins().isEmpty()) {
            page.append("\n| wrong twin | what it does | breaks | shown by |\n| --- | --- | --- | --- |\n");
            protocol.twins().forEach(twin -> page.append(row(protocol, twin)).append('\n'));
        }
        if (!protocol.decoys().isEmpty()) {
            page.append("\n| decoy | what it does |\n| --- | --- |\n");
            for (Decoy decoy : protocol.decoys()) {
                page.append(line(decoy.name(), decoy.story()));
            }
        }
    }

    /** What a wrong twin does and breaks, and the scenarios of the library that show it: a row of a table. */
    String row(Protocol<?, ?> protocol, Twin twin) {
        String scenarios = wrong.stream()
                .filter(plan -> plan.scenario().protocol().equals(protocol.name())
                        && plan.twin().equals(twin.name()))
                .map(plan -> "[" + plan.name() + "](../../scenarios/library/" + plan.name() + ".yaml)")
                .collect(Collectors.joining(", "));
        return "| " + twin.name() + " | " + twin.story() + " | " + twin.breaks() + " | " + scenarios + " |";
    }

    private void scenarios(Protocol<?, ?> protocol, StringBuilder page) {
        List<Catalog.Entry> played = library.list().stream()
                .filter(entry -> entry.protocol().equals(protocol.name()))
                .toList();
        if (!played.isEmpty()) {
            page.append("\n| scenario | what to look at |\n| --- | --- |\n");
            played.forEach(entry -> page.append(line("`" + entry.name() + "`", entry.title())));
        }
    }

    private static String line(String name, String meaning) {
        return "| " + name + " | " + meaning.replace("|", "\\|") + " |\n";
    }
}
