package orrery.verdict.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import orrery.verdict.Told;

/** Each of Elle's anomalies in the smallest history that shows it, by its name, with its process and realtime form. */
class ElleTest {

    private final Told told = new Told();

    /** @param words {@code ax1} appends 1 to x; {@code rx12} reads [1, 2] from x */
    private ElleTest tx(int client, long from, long to, String... words) {
        List<Access> accesses = new ArrayList<>();
        for (String word : words) {
            String key = word.substring(1, 2);
            List<Object> values = word.substring(2)
                    .chars()
                    .mapToObj(digit -> (Object) (long) (digit - '0'))
                    .toList();
            accesses.add(
                    word.startsWith("a")
                            ? new Access(Access.Kind.APPEND, key, values.get(0))
                            : new Access(Access.Kind.READ, key, values));
        }
        Transaction transaction = new Transaction(accesses);
        told.op(client, from, to, transaction, transaction);
        return this;
    }

    private List<String> anomalies() {
        return Elle.anomalies(told.history()).stream().map(Anomaly::name).toList();
    }

    @Test
    void writesInACycle() {
        tx(1, 1, 10, "ax1", "ay2").tx(2, 1, 10, "ax2", "ay1").tx(3, 20, 30, "rx12", "ry12");
        assertThat(anomalies()).contains("G0");
    }

    @Test
    void informationInACycle() {
        tx(1, 1, 10, "ax1", "ry1").tx(2, 1, 10, "ay1", "rx1");
        assertThat(anomalies()).contains("G1c").doesNotContain("G0");
    }

    @Test
    void oneMissedWrite() {
        tx(1, 1, 10, "ax1", "ay1").tx(2, 1, 10, "rx1", "ry").tx(3, 20, 30, "ry1");
        assertThat(anomalies()).contains("G-single").doesNotContain("G1c", "G2-item", "G-nonadjacent");
    }

    @Test
    void twoMissedWrites() {
        tx(1, 1, 10, "rx", "ay1").tx(2, 1, 10, "ry", "ax1").tx(3, 20, 30, "rx1", "ry1");
        assertThat(anomalies()).contains("G2-item").doesNotContain("G-single");
    }

    @Test
    void missedWritesThatDoNotFollowEachOther() {
        tx(1, 1, 10, "ax1").tx(2, 1, 10, "ay1").tx(3, 1, 10, "rx1", "ry").tx(4, 1, 10, "rx", "ry1");
        assertThat(anomalies()).contains("G-nonadjacent").doesNotContain("G-single");
    }

    @Test
    void aClientThatGoesBackInTime() {
        tx(1, 1, 10, "ax1").tx(2, 1, 10, "rx1").tx(2, 11, 20, "rx");
        assertThat(anomalies()).contains("G-single-process").doesNotContain("G-single");
    }

    @Test
    void aReadThatCameTooLate() {
        tx(1, 1, 10, "ax1").tx(2, 11, 20, "rx").tx(3, 21, 30, "rx1");
        assertThat(anomalies()).containsExactly("G-single-realtime");
    }
}
