package orrery.viz.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.font.FontRenderContext;
import org.junit.jupiter.api.Test;
import orrery.viz.font.HeadlessFonts;

/** The widths that diagrams are laid out with are those of the bundled font. */
class TextWidthTest {

    @Test
    void everyLetterIsAsWideAsTheFontSays() {
        HeadlessFonts.install();
        FontRenderContext context = new FontRenderContext(null, true, true);
        for (char letter = ' '; letter <= '~'; letter++) {
            String text = String.valueOf(letter);
            double width =
                    HeadlessFonts.regular(1000).getStringBounds(text, context).getWidth();
            assertThat(TextWidth.of(text, 1000, false))
                    .as(text)
                    .isCloseTo(width, org.assertj.core.data.Offset.offset(1.5));
        }
    }

    @Test
    void linesBreakAtSpaces() {
        assertThat(TextWidth.lines("one  two\nthree", 10, 1000, 3)).containsExactly("one two three");
        assertThat(TextWidth.lines("one two three", 10, 45, 3)).containsExactly("one two", "three");
        assertThat(TextWidth.lines("one two three four", 10, 45, 2)).containsExactly("one two", "three f…");
        assertThat(TextWidth.lines("", 10, 45, 2)).containsExactly("");
    }

    @Test
    void whatDoesNotFitIsCutOrLeftOut() {
        assertThat(TextWidth.cut("leader", 10, false, 100)).isEqualTo("leader");
        assertThat(TextWidth.cut("leader, term 3", 10, false, 50)).isEqualTo("leader,…");
        assertThat(TextWidth.cut("leader, term 3", 10, false, 20)).isEmpty();
    }
}
