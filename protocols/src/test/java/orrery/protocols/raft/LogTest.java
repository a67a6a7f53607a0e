package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The log as the paper draws it: a row of terms, counted from 1. */
class LogTest {

    private static final Log LOG = log(1, 1, 1, 4, 4, 5, 5, 6, 6, 6);

    static Log log(long... terms) {
        Log log = Log.EMPTY;
        for (long term : terms) {
            log = log.append(new Entry(term, new Command.NoOp()));
        }
        return log;
    }

    @Test
    void beforeTheFirstEntryThereIsTermZero() {
        assertThat(LOG.term(0)).isZero();
        assertThat(LOG.holds(0, 0)).isTrue();
        assertThat(Log.EMPTY.lastIndex()).isZero();
        assertThat(Log.EMPTY.lastTerm()).isZero();
    }

    @Test
    void holdsAsksForIndexAndTerm() {
        assertThat(LOG.holds(4, 4)).isTrue();
        assertThat(LOG.holds(4, 1)).isFalse();
        assertThat(LOG.holds(10, 6)).isTrue();
        assertThat(LOG.holds(11, 6)).isFalse();
    }

    @Test
    void truncateKeepsWhatComesFirst() {
        assertThat(LOG.truncate(5)).isEqualTo(log(1, 1, 1, 4, 4));
        assertThat(LOG.truncate(5).lastTerm()).isEqualTo(4);
        assertThat(LOG.truncate(0)).isEqualTo(Log.EMPTY);
        assertThat(LOG.truncate(10)).isSameAs(LOG);
        assertThat(LOG.truncate(99)).isSameAs(LOG);
    }

    @Test
    void whatIsDiscardedIsStillHeld() {
        Log rest = LOG.discard(5, 4);
        assertThat(rest.baseIndex()).isEqualTo(5);
        assertThat(rest.lastIndex()).isEqualTo(10);
        assertThat(rest.entries()).isEqualTo(LOG.entries().subList(5, 10));
        assertThat(rest.term(5)).isEqualTo(4);
        assertThat(rest.entry(6)).isEqualTo(LOG.entry(6));
        assertThat(rest.holds(3, 1)).isTrue();
        assertThat(rest.holds(5, 4)).isTrue();
        assertThat(rest.holds(5, 1)).isFalse();
        assertThat(rest.firstOfTerm(6)).isEqualTo(6);
        assertThat(rest.unchangedSince(LOG)).isEqualTo(10);
        assertThat(LOG.discard(10, 6)).isEqualTo(new Log(10, 6, Sequence.empty(), 6));
    }

    @Test
    void afterASnapshotALogGoesOnIfItCan() {
        assertThat(LOG.after(5, 4)).isEqualTo(LOG.discard(5, 4));
        assertThat(LOG.after(5, 9)).isEqualTo(new Log(5, 9, Sequence.empty(), 9));
        assertThat(LOG.after(20, 7)).isEqualTo(new Log(20, 7, Sequence.empty(), 7));
        assertThat(LOG.discard(8, 6).after(5, 4)).isEqualTo(new Log(5, 4, Sequence.empty(), 4));
    }

    @Test
    void suffixIsBounded() {
        assertThat(LOG.suffix(8, 64)).extracting(Entry::term).containsExactly(6L, 6L, 6L);
        assertThat(LOG.suffix(8, 2)).extracting(Entry::term).containsExactly(6L, 6L);
        assertThat(LOG.suffix(10, 64)).extracting(Entry::term).containsExactly(6L);
        assertThat(LOG.suffix(11, 64)).isEmpty();
    }

    @Test
    void firstOfTermGoesBackToWhereATermBegins() {
        assertThat(LOG.firstOfTerm(10)).isEqualTo(8);
        assertThat(LOG.firstOfTerm(5)).isEqualTo(4);
        assertThat(LOG.firstOfTerm(1)).isEqualTo(1);
        assertThat(LOG.firstOfTerm(3)).isEqualTo(1);
    }

    @Test
    void unchangedSinceFindsWhereAnEarlierStateParts() {
        assertThat(LOG.append(new Entry(7, new Command.NoOp())).unchangedSince(LOG))
                .isEqualTo(10);
        Log overwritten = LOG.truncate(7).append(List.of(new Entry(8, new Command.NoOp())));
        assertThat(overwritten.unchangedSince(LOG)).isEqualTo(7);
        assertThat(LOG.unchangedSince(Log.EMPTY)).isZero();
    }
}
