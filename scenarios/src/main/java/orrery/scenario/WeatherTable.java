package orrery.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import orrery.api.Protocol;
import orrery.run.Simulator;
import orrery.world.Climate;
import orrery.world.Climate.Budget;
import orrery.world.Climate.Weather;
import orrery.world.Distribution;
import orrery.world.Link;
import orrery.world.Network;
import orrery.world.Workload;
import orrery.world.World;

/** What each kind of weather does, what bounds it, where it comes without being named, and one that was drawn. */
final class WeatherTable {

    private static final int SERVERS = 5;
    private static final int CLIENTS = 2;
    private static final long LASTS_NANOS = 10_000_000_000L;

    /** As many of a power failure's crashes as show what it is. */
    private static final int SHOWN = 2;

    static final String INTRODUCTION = """
            Each kind that a climate has comes in half of the runs. Its number says how often at most; of `loss`, `bursts`, `duplication`,
            `reordering` and `corruption`, which are so throughout a run, how bad at most. What is in none of the climates with a name comes
            only where `kinds` names it. The examples are drawn for five servers, two clients and ten seconds, with the number 1. The
            strategies `landmarks` and `pursuit` aim some of these kinds at what they saw happen: see
            [Strategies](../explanation/strategies.md).
            """;

    /**
     * A row.
     *
     * @param bound the fields of {@code climate:} that say how far it may go
     * @param example as {@code orrery run} tells it
     * @param climates those with a name that have it, each with its number
     */
    record Row(Weather weather, String meaning, List<String> bound, String example, List<String> climates) {}

    private WeatherTable() {}

    static List<Row> rows() {
        return Stream.of(Weather.values())
                .map(weather -> new Row(weather, meaning(weather), bound(weather), example(weather), climates(weather)))
                .toList();
    }

    private static String meaning(Weather weather) {
        return switch (weather) {
            case LOSS -> "Messages are lost, each as likely as the others: at most one in 20, times the number.";
            case BURSTS ->
                "Links turn bad before at most one message in 200, times the number, lose four messages of five while they are,"
                        + " and turn good again before one in five.";
            case DUPLICATION -> "Messages come twice: at most one in 20, times the number.";
            case REORDERING ->
                "Messages are held back, for `network.heldBack`, and overtaken: at most one in 20, times the number.";
            case CORRUPTION -> "Messages are damaged on their way: at most one in 20, times the number.";
            case CRASH -> "A server is down for a while.";
            case CRASH_IN_HANDLER ->
                "A server goes down inside a handler: before or after a save or a send, or between any two effects.";
            case PAUSE -> "A server stands still for a while.";
            case SLOW -> "A server takes up to 5ms for each input.";
            case PARTITION ->
                "Some servers neither hear the others nor are heard by them; all clients are on the other side.";
            case ONE_WAY -> "A server is not heard by anybody, and hears all.";
            case ISOLATION -> "A server is cut off from all others and all clients.";
            case FLAPPING -> "A partition whose links are cut and whole in turn.";
            case MAJORITIES_RING -> "Every server hears a majority, and no two the same.";
            case CLOG -> "What a server says to others is held, and all arrives when it is over.";
            case SLOW_DISK -> "Some of a server's saves take up to 20ms.";
            case FAILING_DISK -> "Some of a server's writes fail, and it stops at the first until it is over.";
            case CLOCK_DRIFT -> "A server's clock runs too fast or too slow, by a half at most.";
            case CLOCK_JUMP -> "A server's clock jumps forward or back, and is right again when it is over.";
            case AMNESIA -> "A server goes down for a while and loses its disk.";
            case BYZANTINE ->
                "One of the first servers, as many as may be Byzantine, is silent, equivocates, alters, replays or delays what it"
                        + " sends.";
            case BRIEF_CRASH ->
                "A server is down for between 1ms and a hundredth of the run: it is back before others miss it.";
            case LASTING_CRASH -> "A server never comes back.";
            case CUT_LINK ->
                "Two servers do not hear each other, nor the clients beside the other; all other servers hear both.";
            case POWER_FAILURE ->
                "All servers crash at once, and come back one by one; only where `down` has all of them down.";
            case SPLIT ->
                "The servers fall into two parts, each with clients of its own, so that both sides are asked.";
            case ONE_WAY_SPLIT -> "The same, but one part is still heard by the other.";
        };
    }

    private static List<String> bound(Weather weather) {
        return switch (weather) {
            case CRASH, CRASH_IN_HANDLER, FAILING_DISK, BRIEF_CRASH, LASTING_CRASH, POWER_FAILURE -> List.of("down");
            case AMNESIA -> List.of("down", "amnesiac");
            case BYZANTINE -> List.of("byzantine");
            case CLOCK_DRIFT, CLOCK_JUMP -> List.of("clockError");
            case LOSS,
                    BURSTS,
                    DUPLICATION,
                    REORDERING,
                    CORRUPTION,
                    PAUSE,
                    SLOW,
                    PARTITION,
                    ONE_WAY,
                    ISOLATION,
                    FLAPPING,
                    MAJORITIES_RING,
                    CLOG,
                    SLOW_DISK,
                    CUT_LINK,
                    SPLIT,
                    ONE_WAY_SPLIT -> List.of();
        };
    }

    private static List<String> climates(Weather weather) {
        return Climate.NAMES.stream()
                .flatMap(name -> Climate.named(name, Budget.minority(SERVERS)).kinds().stream()
                        .filter(kind -> kind.weather() == weather)
                        .map(kind -> name + " " + kind.most()))
                .toList();
    }

    /** The first that comes. */
    private static String example(Weather weather) {
        boolean all = weather == Weather.POWER_FAILURE;
        Budget budget = new Budget(all ? SERVERS : SERVERS / 2, 1, 1, 1_000_000_000L);
        List<String> drawn = LongStream.rangeClosed(1, 100)
                .mapToObj(seed -> drawn(weather, 1, budget, seed))
                .filter(report -> !report.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no weather of the kind " + weather));
        return drawn.stream().limit(SHOWN).collect(Collectors.joining("; ")) + (drawn.size() > SHOWN ? "; ..." : "");
    }

    /**
     * What a seed draws of one kind, as {@code orrery run} tells it; empty if nothing comes.
     *
     * @param most its number
     */
    static List<String> drawn(Weather weather, int most, Budget budget, long seed) {
        World calm = new World(
                World.servers(SERVERS),
                World.clients(CLIENTS, SERVERS),
                LASTS_NANOS,
                World.DEFAULT_MAX_STEPS,
                new Protocol.NoOptions(),
                new Network(Link.calm(new Distribution.Constant(10_000_000))),
                Workload.none(),
                List.of());
        Climate climate = new Climate("own", List.of(new Climate.Kind(weather, most)), budget, Optional.empty());
        return WeatherReport.of(calm, climate.over(calm, stream -> Simulator.chance(seed, stream)));
    }
}
