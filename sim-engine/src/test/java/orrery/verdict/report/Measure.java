package orrery.verdict.report;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import orrery.api.History;
import orrery.api.Protocol;
import orrery.explore.space.Bounds;
import orrery.explore.space.Bounds.Mail;
import orrery.explore.space.Bounds.Network;
import orrery.explore.space.Exploration;
import orrery.explore.space.Explorer;
import orrery.explore.space.TransactionCommit;
import orrery.explore.space.TwoPhaseModel;
import orrery.verdict.Finding;
import orrery.verdict.Shared;
import orrery.verdict.Verdict;
import orrery.verdict.file.Histories;
import orrery.verdict.file.Vocabularies;
import orrery.verdict.model.Model;
import orrery.verdict.model.Models;
import orrery.verdict.order.Containment;
import orrery.verdict.order.Linearizability;
import orrery.verdict.transaction.Isolation;
import orrery.verdict.transaction.Isolation.Level;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Workload;
import orrery.world.World;

/**
 * Times the checkers and the search of all states, and writes the page on how fast they are. Method: the library call alone, histories in memory, one
 * thread, after warming up for three seconds; the time of the processor that this thread had, so that other processes do not
 * count, with the time that collecting garbage took. Run its main with the test class path: {@code FILE [WORDS]}, of which a
 * row must contain one, and is only printed then.
 */
final class Measure {

    private static final int SEEDS = 5;
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final int TURNS = 5;
    /** Calls shorter than this are timed together. */
    private static final long TURN_NANOS = 20_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private final List<String> wanted;
    private final StringBuilder table = new StringBuilder();
    private final StringBuilder searches = new StringBuilder();

    private Measure(List<String> wanted) {
        this.wanted = wanted;
    }

    public static void main(String[] args) throws IOException {
        Measure measure = new Measure(List.of(args).subList(1, args.length));
        double loadBefore = load();
        measure.searched();
        measure.different();
        measure.contained();
        measure.inOrder();
        measure.transactions();
        measure.everyState();
        if (measure.wanted.isEmpty()) {
            Files.writeString(Path.of(args[0]), measure.page(loadBefore, load()));
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private String page(double loadBefore, double loadAfter) {
        return """
                # How fast the checkers are, and the search of all states

                Written by `mvn -Dfast -Pcheckers -DskipTests -pl sim-engine test`, which takes three minutes. The library call alone, on
                histories in memory, in one thread, after three seconds of warming up; the median of the next %d turns, each of as many
                calls as fill %d ms. The time is that of the processor in this thread, with that of the collector (`-XX:+UseSerialGC -Xmx2g`).
                Here: Java %d, %d cores, shared with other work: load %.1f at the start and %.1f at the end. Numbers of another machine, or
                of another hour, differ.

                | history | milliseconds | beside porcupine, on the same class of machine |
                | --- | --- | --- |
                %s
                The logs take a known number of steps of the model, which `StepsTest` bounds: 2,653 for 53 of them, where 102 logs took a
                published checker 3.3 million.

                Registers whose writes are all different are judged without a search, with compare-and-set too, in n log n (`Zones`). So are
                queues, stacks and priority queues into which no value is put twice, and sets from which nothing is removed (`Containers`);
                there a take that was never answered may be guessed, and where that fails there is a search. What is hard: many clients at
                once on one key with compare-and-set on few values, or on different ones where some that were refused find no place in the
                order of the others. There the budget may be spent, and the answer is `unknown`; so it is with more than 64 operations open
                at once on one key.

                ## Looking at every state

                The same method, for `Explorer` with one promise or none, as `orrery explore` calls it. Handlers are called once for each
                input at each state of a node; a state of the whole is then a row of numbers. A specification is one node, so nothing is
                called twice; the values of its states, which only the model knows, come on top of the bytes.

                | model | distinct states | states a second | bytes a state |
                | --- | --- | --- | --- |
                %s""".formatted(
                        TURNS,
                        TURN_NANOS / 1_000_000,
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        loadBefore,
                        loadAfter,
                        table,
                        searches);
    }

    /** Histories that are searched, of porcupine's suite where that lies beside the repository, and of the same shapes. */
    private void searched() throws IOException {
        List<Runnable> etcd = new ArrayList<>();
        for (Shared.Entry entry : Shared.entries()) {
            Path file = entry.file();
            if (entry.name().startsWith("porcupine/jepsen")) {
                History history = Histories.read(file, Histories.form(file), Vocabularies.etcd());
                Linearizability check = new Linearizability(Models.register("cas-register", null));
                etcd.add(() -> check.decide(history));
            } else if (entry.name().startsWith("porcupine/kv")) {
                History history = Histories.read(file, Histories.form(file), Vocabularies.jepsen());
                Linearizability check = new Linearizability(Models.named("kv-text"));
                String name = String.valueOf(file.getFileName()).replaceFirst("[.].*", "");
                row(
                        "%s: gets, puts and appends".formatted(name),
                        switch (name) {
                            case "c10-ok", "c10-bad" -> "1,800, keys not taken apart by hand";
                            case "c50-ok" -> "113";
                            case "c50-bad" -> "24";
                            default -> "";
                        },
                        () -> check.decide(history));
            }
        }
        if (!etcd.isEmpty()) {
            row(
                    etcd.size() + " logs of etcd under Jepsen, all of them",
                    "102 logs: 357",
                    () -> etcd.forEach(Runnable::run));
        }
        History appends = MadeHistories.texts(50, 10, 2_000);
        row(
                "50 clients, 2,000 gets, puts and appends on 10 keys, linearizable, made for this",
                "`c50-ok`, of this shape: 113",
                () -> decide(Models.named("kv-text"), appends));
        History crashedCas = MadeHistories.casRegister(10, 10_000, 64);
        row(
                "10 clients, 10,000 operations on 5 values with compare-and-set, 64 of them crashed",
                "",
                () -> decide(Models.named("cas-register"), crashedCas));
    }

    private void different() {
        History blind = MadeHistories.register(50, 2_000, 0);
        row("50 clients, 2,000 reads and writes of different values", "", () -> decide(Models.named("kv"), blind));
        History crashed = MadeHistories.register(10, 10_000, 64);
        row(
                "10 clients, 10,000 reads and writes of different values, 64 crashed",
                "",
                () -> decide(Models.named("kv"), crashed));
        for (int clients : new int[] {5, 10, 20, 50}) {
            Runnable[] calls = LongStream.rangeClosed(1, SEEDS)
                    .mapToObj(seed -> MadeHistories.differentValues(clients, 5_000, seed))
                    .map(history -> (Runnable) () -> decide(Models.named("kv"), history))
                    .toArray(Runnable[]::new);
            row(
                    clients + " clients, 5,000 operations on different values with compare-and-set, 5 histories",
                    "",
                    calls);
        }
    }

    private void contained() {
        for (String container : List.of("queue", "stack", "priority-queue", "set")) {
            Model<?> model = Models.named(container);
            Runnable[] calls = IntStream.of(12_500, 25_000, 50_000, 100_000)
                    .mapToObj(size -> new History(Containment.played(container, new Random(1), 10, size, 0)))
                    .map(history -> (Runnable) () -> decide(model, history))
                    .toArray(Runnable[]::new);
            row(
                    "10 clients, a %s, different values: 12,500, 25,000, 50,000, 100,000 operations%s"
                            .formatted(container, container.equals("set") ? ", 100 of them reads" : ""),
                    "",
                    calls);
            History unheard = new History(Containment.played(container, new Random(1), 10, 10_000, 64));
            row("10,000 operations on a %s, 64 crashed".formatted(container), "", () -> decide(model, unheard));
        }
    }

    private void inOrder() {
        History copies = SerialAccessesProps.copies(new Random(1), SerialAccessesProps.NEVER);
        row(
                "10 clients, 2,000 reads and writes on copies that lag, sequential",
                "",
                () -> SerialAccessesProps.sequential(copies));
        History wrong = SerialAccessesProps.copies(new Random(1), SerialAccessesProps.WRONG);
        row("the same with one answer wrong, explained", "", () -> SerialAccessesProps.sequential(wrong));
    }

    private void transactions() {
        History lists = MadeHistories.lists(100_000, 20);
        row("100,000 transactions over lists, serializable", "", () -> hold(Level.SERIALIZABLE, lists));
        row("the same, strict serializable", "", () -> hold(Level.STRICT_SERIALIZABLE, lists));
        History registers = MadeHistories.registers(4_000, 20, 50);
        row(
                "4,000 transactions of 20 operations over registers: read committed, read atomic, causal",
                "",
                () -> hold(Level.READ_COMMITTED, registers),
                () -> hold(Level.READ_ATOMIC, registers),
                () -> hold(Level.CAUSAL, registers));
    }

    private void everyState() {
        Mail messages = new Mail(Network.SET, true, false, false);
        for (int resources : new int[] {5, 7}) {
            searched(
                    "two-phase commit, nodes and messages, %d resource managers".formatted(resources),
                    new TwoPhaseModel(),
                    resources + 1,
                    messages);
        }
        searched(
                "transaction commit, a specification, 8 resource managers",
                new TransactionCommit(8),
                1,
                Bounds.DEFAULT.mail());
    }

    private void searched(String what, Protocol<?, ?> model, int servers, Mail mail) {
        World world = new World(
                World.servers(servers),
                List.of(),
                1_000_000_000L,
                World.DEFAULT_MAX_STEPS,
                model.options(),
                new orrery.world.Network(Link.calm(new Distribution.Constant(1))),
                Workload.none(),
                List.of());
        Exploration[] found = new Exploration[1];
        if (isWanted(what)) {
            double seconds = milliseconds(() -> found[0] = new Explorer(
                                    model, world, Bounds.DEFAULT.with(mail), List.of(), any -> true, false, false)
                            .explore())
                    / 1000;
            long states = found[0].states();
            add(
                    searches,
                    "| %s | %,d | %,.0f | %d |".formatted(what, states, states / seconds, found[0].bytes() / states));
        }
    }

    private static void decide(Model<?> model, History history) {
        if (new Linearizability(model).decide(history) != Verdict.Status.HELD) {
            throw new IllegalStateException("made to be linearizable, but found otherwise");
        }
    }

    private static void hold(Level level, History history) {
        if (!(new Isolation(level).check(history) instanceof Finding.Holds)) {
            throw new IllegalStateException("made to be " + level + ", but found otherwise");
        }
    }

    /** A row of the table, with a number for each call. */
    private void row(String what, String beside, Runnable... calls) {
        if (isWanted(what)) {
            String times = Arrays.stream(calls)
                    .map(call -> inWords(milliseconds(call)))
                    .collect(Collectors.joining(", "));
            add(table, "| %s | %s | %s |".formatted(what, times, beside).replace("|  |", "| |"));
        }
    }

    private boolean isWanted(String what) {
        return wanted.isEmpty() || wanted.stream().anyMatch(what::contains);
    }

    private static void add(StringBuilder rows, String row) {
        System.out.println(row);
        rows.append(row).append('\n');
    }

    private static String inWords(double milliseconds) {
        String form = milliseconds < .095 ? "%.2f" : milliseconds < 9.5 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, form, milliseconds);
    }

    private static double milliseconds(Runnable call) {
        long started = System.nanoTime();
        long calls = 0;
        for (; calls < 3 || System.nanoTime() - started < WARM_NANOS; calls++) {
            call.run();
        }
        long once = (System.nanoTime() - started) / calls;
        long together = Math.max(1, TURN_NANOS / Math.max(1, once));
        double[] times = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            long begun = nanos();
            for (long each = 0; each < together; each++) {
                call.run();
            }
            times[turn] = (nanos() - begun) / 1e6 / together;
        }
        Arrays.sort(times);
        return times[TURNS / 2];
    }

    /** Of this thread, and of the collector, which is another one while this one waits. */
    private static long nanos() {
        long collecting = COLLECTORS.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
        return THREADS.getCurrentThreadCpuTime() + collecting * 1_000_000;
    }
}
