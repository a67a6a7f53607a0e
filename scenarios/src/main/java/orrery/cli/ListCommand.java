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
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.report.Lattice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says what there is to play. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Say which scenarios, protocols, wrong twins and models there are.")
final class ListCommand implements Callable<Integer> {

    /** What can be listed. */
    enum What {
        SCENARIOS,
        PROTOCOLS,
        TWINS,
        MODELS;

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
            description = "scenarios, protocols, twins or models; all of them if left out.")
    private @Nullable What asked;

    @Mixin
    private Brought brought;

    @Option(names = "--json", description = "Print one JSON document instead.")
    private boolean json;

    /** For machines; a field is empty when it was not asked for. */
    record Listing(
            List<Catalog.Entry> scenarios,
            List<ProtocolLine> protocols,
            List<TwinLine> twins,
            List<ModelLine> models) {}

    /** @param promises by their names, as {@code expect.broken} uses them */
    record ProtocolLine(String name, String summary, List<String> promises) {}

    /** @param breaks the promise that it breaks sooner or later */
    record TwinLine(String protocol, String name, String breaks, String story) {}

    /**
     * @param knows what can be asked
     * @param consistencies by which a history of it can be judged
     */
    record ModelLine(String name, String knows, List<String> consistencies) {}

    @Override
    public Integer call() {
        brought.join();
        Listing listing = new Listing(
                wanted(What.SCENARIOS) ? Catalog.bundled().list() : List.of(),
                wanted(What.PROTOCOLS) ? protocols() : List.of(),
                wanted(What.TWINS) ? twins() : List.of(),
                wanted(What.MODELS) ? models() : List.of());
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

    private static List<ModelLine> models() {
        List<ModelLine> lines = new ArrayList<>();
        for (Model<?> model : Models.all()) {
            lines.add(new ModelLine(model.name(), model.knows(), names(Lattice.ofOperations(model, 1))));
        }
        List<String> levels = names(Lattice.ofTransactions(1));
        lines.add(new ModelLine(HistoryChoice.LIST_APPEND, "transactions of r and append", levels));
        lines.add(new ModelLine(HistoryChoice.RW_REGISTER, "transactions of r and w", levels));
        return lines;
    }

    private static List<String> names(Lattice lattice) {
        return lattice.points().stream().map(Lattice.Point::name).toList();
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
        table.section("models of histories", "orrery check FILE --model NAME");
        listing.models().forEach(model -> table.row(model.name(), model.knows()));
        table.print();
    }
}
