package orrery.lint;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page for readers says what the lint does, for it is made of its tables. */
class ReferenceTest {

    @Test
    void thePage() throws IOException {
        Golden.check(Path.of("..", "docs", "reference", "lint.md"), LintPage.text());
    }
}
