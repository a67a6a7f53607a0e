package orrery.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import orrery.trace.Trace;
import orrery.viz.play.EverythingHappens;
import orrery.viz.play.Loaded;
import orrery.viz.play.Plays;

/** What holds of every form. */
class ExportsTest {

    @ParameterizedTest
    @EnumSource
    void equalRunsGiveEqualBytes(Form form) {
        assertThat(all(Plays.troubled(5), form)).isEqualTo(all(Plays.troubled(5), form));
    }

    @ParameterizedTest
    @EnumSource
    void aSavedRunGivesTheSameBytes(Form form) {
        for (Trace trace : List.of(Plays.leaderDies(), EverythingHappens.trace())) {
            assertThat(all(Loaded.of(trace), form)).isEqualTo(all(trace, form));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingInThemMovesACursorOrTurnsText(Form form) {
        for (Trace trace : Exported.traces()) {
            for (String file : all(trace, form)) {
                assertThat(file.codePoints().filter(ExportsTest::isHarmful)).isEmpty();
            }
        }
    }

    private static boolean isHarmful(int point) {
        return (point < 0x20 && point != '\n') || (point >= 0x202A && point <= 0x202E) || point == 0x7F;
    }

    private static List<String> all(Trace trace, Form form) {
        List<String> files = new ArrayList<>();
        for (int nth = 0; nth < form.files().size(); nth++) {
            files.add(Exported.file(trace, form, nth));
        }
        return files;
    }
}
