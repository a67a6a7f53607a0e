package orrery.protocols.gossip;

import java.time.Duration;
import java.util.List;
import orrery.protocols.Sample;
import orrery.protocols.gossip.Options.By;
import orrery.protocols.gossip.Options.Cycles;
import orrery.protocols.gossip.Options.Exchange;
import orrery.protocols.gossip.Options.Interest;

/**
 * The tables of Demers and others (1987), played again on 1000 sites. As a program, with the number of repetitions as its
 * argument, it prints all three with z-scores.
 */
final class Table {

    private static final int SITES = 1_000;

    /** One row: what was printed, s, m and t_last. */
    record Row(int k, double residue, double traffic, double last) {}

    /** Push, feedback, counter. */
    static final List<Row> ONE = List.of(
            new Row(1, 0.18, 1.7, 16.8),
            new Row(2, 0.037, 3.3, 16.9),
            new Row(3, 0.011, 4.5, 17.4),
            new Row(4, 0.0036, 5.6, 17.5),
            new Row(5, 0.0012, 6.7, 17.7));

    /** Push, blind, coin. */
    static final List<Row> TWO = List.of(
            new Row(1, 0.96, 0.04, 38),
            new Row(2, 0.20, 1.6, 33),
            new Row(3, 0.060, 2.8, 32),
            new Row(4, 0.021, 3.9, 32),
            new Row(5, 0.008, 4.9, 32));

    /** Pull, feedback, counter. */
    static final List<Row> THREE = List.of(
            new Row(1, 3.1e-2, 2.7, 17.63), new Row(2, 5.8e-4, 4.5, 15.39), new Row(3, 4.0e-6, 6.1, 14.0));

    private Table() {}

    static Options one(int k) {
        return with(Exchange.PUSH, Interest.FEEDBACK, By.COUNTER, k, true);
    }

    static Options two(int k) {
        return with(Exchange.PUSH, Interest.BLIND, By.COIN, k, true);
    }

    static Options three(int k) {
        return with(Exchange.PULL, Interest.FEEDBACK, By.COUNTER, k, true);
    }

    private static Options with(Exchange exchange, Interest interest, By by, int k, boolean reset) {
        return new Options(exchange, interest, by, k, reset, Cycles.SIMULTANEOUS, Duration.ofMillis(100));
    }

    /** Plays epidemics with seeds 1 to {@code times}. */
    static Sample[] play(Options options, int times) {
        Sample residue = new Sample();
        Sample traffic = new Sample();
        Sample last = new Sample();
        for (long seed = 1; seed <= times; seed++) {
            Epidemic epidemic = Epidemic.play(SITES, options, seed);
            residue.add(epidemic.residue());
            traffic.add(epidemic.traffic());
            last.add(epidemic.last());
        }
        return new Sample[] {residue, traffic, last};
    }

    private static void print(String title, List<Row> rows, java.util.function.IntFunction<Options> options, int times) {
        System.out.println(title);
        for (Row row : rows) {
            Sample[] found = play(options.apply(row.k()), times);
            System.out.println("  k=" + row.k() + "  s " + found[0].against(row.residue()) + "  m "
                    + found[1].against(row.traffic()) + "  t_last " + found[2].against(row.last()));
        }
    }

    public static void main(String... arguments) {
        int times = arguments.length == 0 ? 400 : Integer.parseInt(arguments[0]);
        print("Table 1: push, feedback, counter", ONE, Table::one, times);
        print("Table 2: push, blind, coin", TWO, Table::two, times);
        print("Table 3: pull, feedback, counter", THREE, Table::three, times);
    }
}
