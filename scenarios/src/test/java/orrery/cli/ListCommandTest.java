package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import orrery.cli.Terminal.Typed;
import orrery.scenario.Catalog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What there is to play is said by what is there. */
class ListCommandTest {

    private final Terminal terminal = Terminal.plain();

    @Test
    void everythingInItsSection() {
        Typed typed = terminal.type("list");
        assertThat(typed.code()).isEqualTo(ExitCode.KEPT);
        assertThat(typed.out())
                .containsSubsequence("scenarios  orrery run SCENARIO\n", "protocols  ", "wrong twins  ")
                .contains("  postbox ", " Letters are posted until there is a receipt.\n")
                .contains("  postbox takes-all ", " breaks a letter is there once: Every letter is taken.\n");
        assertThat(Catalog.bundled().list())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(typed.out()).contains("  " + entry.name() + " "));
    }

    @Test
    void meaningsBeginInOneColumn() {
        List<String> rows =
                terminal.type("list", "protocols").out().lines().skip(1).toList();
        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(rows.stream()
                        .map(row -> row.length()
                                - row.strip().replaceFirst("^\\S+ +", "").length())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void forMachines() {
        JsonNode all =
                JsonMapper.shared().readTree(terminal.type("list", "--json").out());
        assertThat(names(all, "protocols")).contains("postbox");
        assertThat(names(all, "twins")).contains("takes-all");
        assertThat(names(all, "scenarios"))
                .isEqualTo(Catalog.bundled().list().stream()
                        .map(Catalog.Entry::name)
                        .toList());
        JsonNode twins = JsonMapper.shared()
                .readTree(terminal.type("list", "TWINS", "--json").out());
        assertThat(twins.get("twins")).isEqualTo(all.get("twins"));
        assertThat(twins.get("scenarios")).isEmpty();
    }

    private static List<String> names(JsonNode listing, String what) {
        return StreamSupport.stream(listing.get(what).spliterator(), false)
                .map(entry -> entry.get("name").stringValue())
                .toList();
    }
}
