package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.scenario.Catalog;
import orrery.scenario.Protocols;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says what there is to play. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Say which scenarios, protocols and wrong twins there are.")
final class ListCommand implements Callable<Integer> {

    /** What can be listed. */
    enum What {
        SCENARIOS,
        PROTOCOLS,
        TWINS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParentCommand
    private Main orrery;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "scenarios, protocols or twins; all of them if left out.")
    private @Nullable What asked;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    /** For machines; a field is empty when it was not asked for. */
    record Listing(List<Catalog.Entry> scenarios, List<ProtocolLine> protocols, List<TwinLine> twins) {}

    /** @param promises by their names, as {@code expect.broken} uses them */
    record ProtocolLine(String name, String summary, List<String> promises) {}

    /** @param breaks the promise that it breaks sooner or later */
    record TwinLine(String protocol, String name, String breaks, String story) {}

    @Override
    public Integer call() {
        Listing listing = new Listing(
                wanted(What.SCENARIOS) ? Catalog.bundled().list() : List.of(),
                wanted(What.PROTOCOLS) ? protocols() : List.of(),
                wanted(What.TWINS) ? twins() : List.of());
        if (json) {
            orrery.console().line(Json.text(listing));
        } else {
            print(listing);
        }
        return ExitCode.KEPT;
    }

    private boolean wanted(What what) {
        return asked == null || asked == what;
    }

    private static List<ProtocolLine> protocols() {
        return Protocols.installed().all().stream()
                .map(protocol -> new ProtocolLine(
                        protocol.name(),
                        protocol.summary(),
                        protocol.checks().stream().map(Check::promise).toList()))
                .toList();
    }

    private static List<TwinLine> twins() {
        List<TwinLine> lines = new ArrayList<>();
        for (Protocol<?, ?> protocol : Protocols.installed().all()) {
            for (Twin twin : protocol.twins()) {
                lines.add(new TwinLine(protocol.name(), twin.name(), twin.breaks(), twin.story()));
            }
        }
        return lines;
    }

    private void print(Listing listing) {
        Table table = new Table(orrery.console());
        table.section("scenarios", "orrery run SCENARIO");
        listing.scenarios().forEach(entry -> table.row(entry.name(), entry.title()));
        table.section("protocols", "in a scenario, protocol: NAME");
        listing.protocols().forEach(protocol -> table.row(protocol.name(), protocol.summary()));
        table.section("wrong twins", "orrery run SCENARIO --twin NAME");
        listing.twins()
                .forEach(twin -> table.row(
                        twin.protocol() + " " + twin.name(), "breaks " + twin.breaks() + ": " + twin.story()));
        table.print();
    }
}
