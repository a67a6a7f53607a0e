package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.api.Check;
import orrery.api.Protocol;
import orrery.api.Twin;
import orrery.api.Word;
import orrery.viz.page.Primer;

/** Whoever meets a protocol on a page can read there what its words mean, and what it promises. */
class IntroductionTest {

    static List<Protocol<?, ?>> protocols() {
        return Protocols.installed().all();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void explainsEveryPromiseThatATwinBreaks(Protocol<?, ?> protocol) {
        List<String> words = protocol.words().stream().map(Word::word).toList();
        List<String> promises = protocol.checks().stream().map(Check::promise).toList();
        assertThat(protocol.twins().stream().map(Twin::breaks).filter(promises::contains))
                .isSubsetOf(words);
        assertThat(words).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void saysEachInOneSentence(Protocol<?, ?> protocol) {
        assertThat(protocol.words()).allSatisfy(word -> {
            assertThat(word.meaning())
                    .hasSizeBetween(10, 200)
                    .doesNotEndWith(".")
                    .doesNotStartWith(" ");
            assertThat(word.word()).isEqualTo(word.word().strip()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void saysWhatATwinDoesWrong(Protocol<?, ?> protocol) {
        for (Twin twin : protocol.twins()) {
            assertThat(Introduction.of(Protocols.installed(), protocol.name(), twin.name()))
                    .isEqualTo(new Primer(protocol.summary(), twin.story(), protocol.words()));
        }
        assertThat(Introduction.of(protocol, "").mistake()).isEmpty();
        assertThat(Introduction.of(Protocols.installed(), "no such protocol", ""))
                .isEqualTo(Primer.NONE);
    }
}
