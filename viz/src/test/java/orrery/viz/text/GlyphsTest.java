package orrery.viz.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How times and cut texts are written. */
class GlyphsTest {

    private final Glyphs ascii = new Glyphs(false);
    private final Glyphs unicode = new Glyphs(true);

    @Test
    void timesHaveAFixedNumberOfDecimals() {
        assertThat(Glyphs.seconds(0, 3)).isEqualTo("0.000s");
        assertThat(Glyphs.seconds(1_499_999, 3)).isEqualTo("0.001s");
        assertThat(Glyphs.seconds(1_500_000, 3)).isEqualTo("0.002s");
        assertThat(Glyphs.seconds(12_345_678_901L, 9)).isEqualTo("12.345678901s");
        assertThat(Glyphs.seconds(Long.MAX_VALUE, 6)).isEqualTo("9223372036.854776s");
    }

    @Test
    void lengthsOfTimeHaveThreeDigits() {
        assertThat(Glyphs.rounded(0)).isEqualTo("0s");
        assertThat(Glyphs.rounded(999)).isEqualTo("999ns");
        assertThat(Glyphs.rounded(22_789_123)).isEqualTo("22.8ms");
        assertThat(Glyphs.rounded(4_431_999_999L)).isEqualTo("4.43s");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertThat(ascii.cut("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(ascii.cut("abcdefghi", 8)).isEqualTo("abcde...");
        assertThat(unicode.cut("abcdefghi", 8)).isEqualTo("abcdefg…");
        assertThat(unicode.cut("ab\uD83D\uDE00cdef", 4)).isEqualTo("ab…");
    }
}
