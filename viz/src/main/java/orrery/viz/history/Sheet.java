package orrery.viz.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import orrery.api.NodeId;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.viz.svg.TextWidth;

/**
 * Where operations stand on one endless line: which begins and ends before which is exact, lengths are not: each bar is as
 * long as its words need. So ten operations within a microsecond can be read as well as ten within an hour.
 *
 * <p>A history that knows no times has each client's operations one after the other, and says nothing about others'.
 */
final class Sheet {

    static final double LETTERS = 11.5;
    static final double FADING = 46;

    private static final double PADDING = 14;
    private static final double LEAST = 12;
    /** From one numbered point to the next. */
    private static final double POINT = 19;

    private static final double LONGEST = 420;

    private static final Comparator<NodeId> BY_NAME =
            Comparator.<NodeId>comparingInt(client -> client.name().length()).thenComparing(NodeId::name);

    /**
     * One operation.
     *
     * @param from where it was invoked
     * @param to where it completed, or has faded out
     * @param point where it took effect, if an order that keeps to the times says so; else not a number
     * @param nth its number in that order, from 1; 0 if it has none
     */
    record Bar(Operation operation, String words, double from, double to, double point, int nth) {

        boolean fades() {
            return operation.outcome() instanceof Outcome.Unknown;
        }

        boolean failed() {
            return operation.outcome() instanceof Outcome.Fail;
        }
    }

    /** An invocation or, at the same position after all of these, a completion. */
    private record Moment(long position, boolean ends) {}

    final List<Bar> bars = new ArrayList<>();
    /** As people count: c2 before c10. */
    final List<NodeId> clients = new ArrayList<>();
    /** Where the line may be broken. */
    final double[] columns;

    final double width;
    final boolean timeless;
    /** Whether the points stand where the operations took effect. */
    final boolean inTime;

    private final List<Operation> operations;
    private final Map<Long, Integer> began = new HashMap<>();
    private final Map<Long, Integer> ended = new HashMap<>();

    /** @param order a witness, or empty */
    Sheet(List<Operation> shown, List<Operation> order, Function<Operation, String> words) {
        operations = shown.stream()
                .sorted(Comparator.comparingLong(Operation::invoked).thenComparingLong(Operation::id))
                .toList();
        timeless = !operations.isEmpty() && operations.stream().allMatch(operation -> operation.invoked() == 0);
        operations.stream().map(Operation::client).distinct().sorted(BY_NAME).forEach(clients::add);
        int moments = place();
        Map<Long, Integer> nth = new HashMap<>();
        Map<Long, int[]> gaps = points(order, nth, moments);
        inTime = !gaps.isEmpty();
        int[] crowd = new int[moments + 1];
        gaps.values().forEach(gap -> crowd[gap[0]]++);
        columns = columns(words, crowd);
        for (Operation operation : operations) {
            bars.add(bar(operation, words, nth, gaps, crowd));
        }
        width = bars.stream().mapToDouble(Bar::to).max().orElse(0);
    }

    /** Numbers the moments at which something happens, and answers with how many there are. */
    private int place() {
        Map<NodeId, Long> nextOf = new HashMap<>();
        Map<Long, Moment> from = new LinkedHashMap<>();
        Map<Long, Moment> to = new LinkedHashMap<>();
        for (Operation operation : operations) {
            long own = nextOf.merge(operation.client(), 1L, Long::sum);
            from.put(operation.id(), new Moment(timeless ? 2 * own : operation.invoked(), false));
            if (!(operation.outcome() instanceof Outcome.Unknown)) {
                to.put(operation.id(), new Moment(timeless ? 2 * own + 1 : operation.completed(), true));
            }
        }
        TreeSet<Moment> sorted =
                new TreeSet<>(Comparator.comparingLong(Moment::position).thenComparing(Moment::ends));
        sorted.addAll(from.values());
        sorted.addAll(to.values());
        Map<Moment, Integer> number = new HashMap<>();
        sorted.forEach(moment -> number.put(moment, number.size()));
        from.forEach((id, moment) -> began.put(id, number.getOrDefault(moment, 0)));
        to.forEach((id, moment) -> ended.put(id, number.getOrDefault(moment, 0)));
        return sorted.size();
    }

    /** Lets each take effect as early as the order allows; empty if that is after it has ended. */
    private Map<Long, int[]> points(List<Operation> order, Map<Long, Integer> nth, int moments) {
        Map<Long, int[]> gaps = new HashMap<>();
        int[] crowd = new int[moments + 1];
        int now = 0;
        boolean fits = !timeless;
        for (Operation operation : order) {
            Integer from = began.get(operation.id());
            if (from == null) {
                continue;
            }
            nth.put(operation.id(), nth.size() + 1);
            now = Math.max(now, from);
            fits &= now < ended.getOrDefault(operation.id(), Integer.MAX_VALUE);
            gaps.put(operation.id(), new int[] {now, crowd[now]++});
        }
        return fits ? gaps : Map.of();
    }

    private double[] columns(Function<Operation, String> words, int[] crowd) {
        int moments = crowd.length - 1;
        double[] at = new double[Math.max(1, moments)];
        List<List<double[]>> needs = new ArrayList<>();
        for (int moment = 0; moment < at.length; moment++) {
            needs.add(new ArrayList<>());
        }
        Map<NodeId, Operation> open = new HashMap<>();
        for (Operation operation : operations) {
            int from = began.getOrDefault(operation.id(), 0);
            Integer to = ended.get(operation.id());
            Operation faded = open.remove(operation.client());
            if (faded != null) {
                needs.get(from).add(new double[] {began.getOrDefault(faded.id(), 0), length(faded, words) + LEAST});
            }
            if (to == null) {
                open.put(operation.client(), operation);
            } else {
                needs.get(to).add(new double[] {from, length(operation, words)});
            }
        }
        for (int moment = 1; moment < at.length; moment++) {
            at[moment] =
                    at[moment - 1] + Math.max(LEAST, crowd[moment - 1] == 0 ? 0 : POINT * (crowd[moment - 1] + 0.4));
            for (double[] need : needs.get(moment)) {
                at[moment] = Math.max(at[moment], at[(int) need[0]] + need[1]);
            }
        }
        return at;
    }

    /** What a bar needs for its words. */
    private static double length(Operation operation, Function<Operation, String> words) {
        double letters = Math.min(LONGEST, TextWidth.of(words.apply(operation), LETTERS, false));
        return letters + PADDING + (operation.outcome() instanceof Outcome.Unknown ? FADING : 0);
    }

    private Bar bar(
            Operation operation,
            Function<Operation, String> words,
            Map<Long, Integer> nth,
            Map<Long, int[]> gaps,
            int[] crowd) {
        double from = columns[began.getOrDefault(operation.id(), 0)];
        Integer end = ended.get(operation.id());
        int[] gap = gaps.get(operation.id());
        double point = Double.NaN;
        if (gap != null) {
            double left = columns[gap[0]];
            double right = gap[0] + 1 < columns.length ? columns[gap[0] + 1] : left + POINT * (crowd[gap[0]] + 0.4);
            point = left + (right - left) * (gap[1] + 0.7) / (crowd[gap[0]] + 0.4);
        }
        double to = end != null ? columns[end] : from + length(operation, words);
        return new Bar(
                operation,
                TextWidth.cut(words.apply(operation), LETTERS, false, LONGEST),
                from,
                Double.isNaN(point) ? to : Math.max(to, end == null ? point + FADING : to),
                point,
                nth.getOrDefault(operation.id(), 0));
    }

    /** The places at which the line is broken so that no piece is longer, the first and the end among them. */
    double[] breaks(double longest) {
        List<Double> breaks = new ArrayList<>(List.of(0.0));
        while (width - breaks.getLast() > longest) {
            breaks.add(breakBetween(breaks.getLast() + 0.6 * longest, breaks.getLast() + longest));
        }
        breaks.add(width);
        return breaks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The last of the columns that the fewest bars cross; if there is no column, at the end. */
    private double breakBetween(double from, double to) {
        double best = to;
        long fewest = Long.MAX_VALUE;
        for (double column : columns) {
            double place = column - LEAST / 2;
            if (place > from && place <= to) {
                long crossing = bars.stream()
                        .filter(bar -> bar.from() < place && bar.to() > place)
                        .count();
                if (crossing <= fewest) {
                    fewest = crossing;
                    best = place;
                }
            }
        }
        return best;
    }
}
