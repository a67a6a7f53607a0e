package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import orrery.Golden;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.explore.fuzz.Power;
import orrery.scenario.Protocols;

/** The reference page of wrong twins is what the protocols say of them, with what {@code orrery power} has measured. */
class TwinsPageTest {

    /** Results of {@code orrery power}, {@code <protocol>.json} each, with the line that writes them again inside. */
    private static final Path MEASURED = Path.of("src/test/resources/orrery/cli/power");

    private static final long COUNTED = 1000;

    private final CataloguePage catalogue = new CataloguePage(Protocols.installed());

    @Test
    void thePage() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Wrong twins

                Written by a test from what the protocols say. A wrong twin is a protocol with one rule broken, which must break the
                promise beside it sooner or later. The last columns say how soon: in how many campaigns `orrery power` found it, how
                many seeds it took in half of them, with intervals of 95 %, and in how many of the first 1,000 seeds of the protocol's
                campaigns a promise is broken. Of those seeds, a protocol with one campaign in the library plays 1 to 1000, and several
                campaigns play equal parts, each from seed 1 on. The line above a table makes the same numbers on every machine. The
                campaigns are few and their caps low: what was not found here may well be found with more seeds.
                """);
        for (Protocol<?, ?> protocol : Protocols.installed().all()) {
            if (!protocol.twins().isEmpty()) {
                page.append("\n## ").append(protocol.name()).append("\n\n");
                table(protocol, page);
            }
        }
        Golden.check(Path.of("../docs/reference/twins.md"), page.toString());
    }

    /** Strategies are compared where all of them were measured. */
    @Test
    void thePageOfStrategies() throws IOException {
        StringBuilder page = new StringBuilder("""
                # How soon each strategy finds the wrong twins

                Written by a test from what `orrery power PROTOCOL --strategy all` has measured; what each strategy does is told in
                [Strategies](../explanation/strategies.md). The line above a table makes the same numbers on every machine.
                Intervals hold 95 %. *Sooner than plain* is how likely a campaign by this strategy finds the twin sooner than
                a plain one, where 0.5 is no difference (Vargha and Delaney, 2000). The campaigns are few and their caps low: between
                two strategies that differ little, these numbers do not decide. Seeds by landmarks and guided cost more time than
                others, since worlds are played before they are changed.
                """);
        for (Protocol<?, ?> protocol : Protocols.installed().all()) {
            Path file = MEASURED.resolve("strategies").resolve(protocol.name() + ".json");
            if (Files.exists(file)) {
                PowerReport report = Json.read(file, PowerReport.class);
                assertThat(report.controls()).as(protocol.name()).allMatch(control -> control.found() == 0);
                page.append("\n## ").append(protocol.name()).append("\n\n");
                page.append("`").append(report.command()).append("`\n\n");
                page.append(report.summary()).append('\n').append(report.table());
            }
        }
        Golden.check(Path.of("../docs/reference/power.md"), page.toString());
    }

    private void table(Protocol<?, ?> protocol, StringBuilder page) throws IOException {
        Path file = MEASURED.resolve(protocol.name() + ".json");
        if (!Files.exists(file)) {
            page.append("| twin | what it does | breaks | shown by |\n| --- | --- | --- | --- |\n");
            protocol.twins()
                    .forEach(twin -> page.append(catalogue.row(protocol, twin)).append('\n'));
            return;
        }
        PowerReport report = Json.read(file, PowerReport.class);
        assertThat(report.controls()).as(protocol.name()).allMatch(control -> control.found() == 0);
        // a twin that is new, or gone, has to be measured
        assertThat(report.twins())
                .extracting(PowerReport.Sought::twin)
                .containsExactlyElementsOf(
                        protocol.twins().stream().map(Twin::name).toList());
        page.append("`").append(report.command()).append("`\n\n");
        page.append(
                "| twin | what it does | breaks | shown by | found in | by that promise | median seeds | of 1,000 seeds |\n");
        page.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        assertThat(report.counts()).as(protocol.name()).allMatch(counted -> counted.seeds() == COUNTED);
        for (int at = 0; at < report.twins().size(); at++) {
            PowerReport.Sought sought = report.twins().get(at);
            page.append(catalogue.row(protocol, protocol.twins().get(at)));
            page.append(" " + sought.found() + " of " + report.campaigns() + " | " + sought.named() + " | "
                    + PowerReport.Sought.seeds(sought.median(), report.cap()) + " | "
                    + (report.counts().isEmpty() ? "" : report.counts().get(at).text()) + " |\n");
        }
        long played = report.controls().stream()
                .flatMap(control -> control.searches().stream())
                .mapToLong(Power.Search::seeds)
                .sum();
        long found = report.twins().stream().filter(twin -> twin.found() > 0).count();
        page.append(String.format(
                Locale.ROOT,
                "\n%d of %d twins found, each in campaigns of at most %,d seeds. The protocol itself%s: nothing found in %,d seeds.\n",
                found,
                report.twins().size(),
                report.cap(),
                report.controls().size() > 1 ? " and its decoys" : "",
                played));
    }
}
