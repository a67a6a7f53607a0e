package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import orrery.Golden;

/** The reference page of the command is what the command says about itself. */
class CommandPageTest {

    @Test
    void thePage() throws IOException {
        Golden.check(Path.of("../docs/reference/command.md"), CommandPage.text());
    }

    @Test
    void itSaysWhatPeopleRead() {
        for (String command : new String[] {"run", "fuzz", "docs"}) {
            assertThat(CommandPage.text())
                    .contains(Terminal.plain().type("help", command).out().strip());
        }
    }
}
