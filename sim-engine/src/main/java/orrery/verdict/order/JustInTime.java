package orrery.verdict.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Model.Effect;
import orrery.verdict.order.Configuration.Way;

/**
 * Breadth-first search that follows time: it keeps every configuration in which the object can be, and linearizes an
 * operation at the latest when it returns (Lowe, "Testing for linearizability", 2017, section 5). Its memory holds what is
 * open, not what has been, and it fails at the first return that cannot be explained.
 *
 * <p>These reductions keep the configurations few. None loses a linearization:
 *
 * <ul>
 *   <li>Crashed operations are counted by kind. Which of five equal pending writes takes effect makes no difference; the
 *       one that began first will do.
 *   <li>Of two configurations with the same state and the same open operations done, the one that has used up more of the
 *       crashed operations can do nothing that the other cannot.
 *   <li>An open operation that only looks takes effect as soon as its answer fits: later it could do no more. So of two
 *       configurations that differ only in such, the one in which they have taken effect can do all that the other can.
 *   <li>Another one that fits and happens to leave the state as it is may have taken effect there, and left no trace; and so
 *       may one that fits anywhere, just before an overwriting one. From then on it is free: when it returns it may take
 *       effect, or have done so. Thus n pending writes make n configurations, not 2 to the n.
 * </ul>
 */
final class JustInTime implements Search {

    /** Open operations that will be answered have a bit each. */
    private static final int MOST_OPEN = 64;

    private static final int NONE = -1;

    private final Calls calls;
    private final Automaton<?> automaton;
    /** Call c begins at event c, and ends at event c + size. */
    private final int[] events;

    private int nextEvent;

    private final int[] slotOf;
    private final int[] openInSlot = new int[MOST_OPEN];
    private long openSlots;
    private long fittingSlots;
    private long lookingSlots;
    private final int[] classOf;
    private final int[] kindOfClass;
    private final boolean[] overwritingClass;
    private final int[] available;

    private Collection<Configuration> configurations;
    /** While an operation returns: what is still to be tried, by number of crashed operations used. */
    private final TreeMap<Integer, ArrayDeque<Configuration>> frontier = new TreeMap<>();

    private final Map<Integer, List<Configuration>> visited = new LinkedHashMap<>();
    private final Map<Integer, List<Configuration>> explained = new LinkedHashMap<>();
    private int returning = NONE;
    private boolean tooManyOpen;
    private long steps;

    JustInTime(Calls calls) {
        this(calls, 1);
    }

    /** @param initialStates in how many of the automaton's first states it may begin */
    JustInTime(Calls calls, int initialStates) {
        this.calls = calls;
        automaton = calls.automaton;
        events = calls.events();
        slotOf = new int[calls.size()];
        classOf = new int[calls.size()];
        int[] classOfKind = new int[automaton.kinds()];
        Arrays.fill(classOfKind, NONE);
        int classes = 0;
        int[] kinds = new int[automaton.kinds()];
        boolean[] overwriting = new boolean[automaton.kinds()];
        for (int call = 0; call < calls.size(); call++) {
            if (calls.crashed(call)) {
                int kind = calls.kind[call];
                if (classOfKind[kind] == NONE) {
                    kinds[classes] = kind;
                    classOfKind[kind] = classes++;
                }
                classOf[call] = classOfKind[kind];
                overwriting[classOf[call]] = calls.effect[call] == Effect.OVERWRITES;
            }
        }
        kindOfClass = Arrays.copyOf(kinds, classes);
        overwritingClass = Arrays.copyOf(overwriting, classes);
        available = new int[classes];
        List<Configuration> initial = new ArrayList<>();
        for (int state = Automaton.INITIAL; state < Automaton.INITIAL + initialStates; state++) {
            initial.add(new Configuration(state, 0, 0, new int[classes], null, Way.START, NONE));
        }
        configurations = initial;
    }

    @Override
    public Progress advance(long more) {
        long until = steps + more;
        while (!tooManyOpen && steps < until) {
            if (returning != NONE) {
                Configuration tried = nextToTry();
                if (tried != null) {
                    tryFrom(tried);
                } else if (explained.isEmpty()) {
                    return Progress.IMPOSSIBLE;
                } else {
                    endReturn();
                }
            } else if (nextEvent == events.length) {
                return Progress.FOUND;
            } else {
                happen(events[nextEvent++]);
            }
        }
        if (tooManyOpen) {
            steps = until;
        }
        return Progress.RUNNING;
    }

    private void happen(int event) {
        if (event >= calls.size()) {
            beginReturn(event - calls.size());
        } else if (calls.crashed(event)) {
            available[classOf[event]]++;
        } else {
            open(event);
        }
    }

    private void open(int call) {
        if (openSlots == -1L) {
            tooManyOpen = true;
            return;
        }
        int slot = Long.numberOfTrailingZeros(~openSlots);
        openSlots |= 1L << slot;
        slotOf[call] = slot;
        openInSlot[slot] = call;
        if (calls.fitsAnywhere(call)) {
            fittingSlots |= 1L << slot;
        }
        if (calls.effect[call] == Effect.LOOKS) {
            lookingSlots |= 1L << slot;
        }
        List<Configuration> opened = new ArrayList<>(configurations.size());
        for (Configuration configuration : configurations) {
            opened.add(idle(configuration, slot));
        }
        configurations = opened;
    }

    /** Lets the open operation take effect, or marks it as free, if it leaves the configuration's state as it is. */
    private Configuration idle(Configuration at, int slot) {
        int call = openInSlot[slot];
        if (step(at.state, calls.kind[call]) != at.state) {
            return at;
        }
        long bit = 1L << slot;
        return calls.effect[call] == Effect.LOOKS
                ? new Configuration(at.state, at.done | bit, at.free & ~bit, at.used, at, Way.CALL, call)
                : at.freeing(bit);
    }

    private int step(int state, int kind) {
        steps++;
        return automaton.step(state, kind);
    }

    private void beginReturn(int call) {
        returning = call;
        configurations.forEach(this::visit);
    }

    private void endReturn() {
        List<Configuration> next = new ArrayList<>();
        explained.values().forEach(next::addAll);
        configurations = next;
        openSlots &= ~(1L << slotOf[returning]);
        fittingSlots &= openSlots;
        lookingSlots &= openSlots;
        returning = NONE;
        explained.clear();
        visited.clear();
    }

    private @Nullable Configuration nextToTry() {
        while (!frontier.isEmpty()) {
            Configuration next = frontier.firstEntry().getValue().poll();
            if (next != null) {
                return next;
            }
            frontier.pollFirstEntry();
        }
        return null;
    }

    /** Lets the returning operation take effect, or another one before it. What only looks would have, if it could. */
    private void tryFrom(Configuration from) {
        if (calls.effect[returning] != Effect.LOOKS) {
            Configuration direct = tryCall(from, slotOf[returning]);
            if (direct != null && nothingElseToGain(direct)) {
                return;
            }
        }
        long others = openSlots & ~from.done & ~lookingSlots & ~(1L << slotOf[returning]);
        for (long rest = others; rest != 0; rest &= rest - 1) {
            tryCall(from, Long.numberOfTrailingZeros(rest));
        }
        for (int crashed = 0; crashed < available.length; crashed++) {
            if (from.used[crashed] < available[crashed]) {
                int after = step(from.state, kindOfClass[crashed]);
                if (after != Automaton.REJECT && after != from.state) {
                    int[] used = from.used.clone();
                    used[crashed]++;
                    long free = overwritingClass[crashed] ? from.free | (fittingSlots & ~from.done) : from.free;
                    visit(settled(new Configuration(after, from.done, free, used, from, Way.CRASHED, crashed)));
                }
            }
        }
    }

    /** After a write, nothing that took effect before it matters, unless an open operation needs it. */
    private boolean nothingElseToGain(Configuration written) {
        return calls.effect[returning] == Effect.OVERWRITES && (openSlots & ~(written.done | written.free)) == 0;
    }

    private @Nullable Configuration tryCall(Configuration from, int slot) {
        int call = openInSlot[slot];
        int after = step(from.state, calls.kind[call]);
        if (after == Automaton.REJECT) {
            return null;
        }
        long done = from.done | 1L << slot;
        long free = (calls.effect[call] == Effect.OVERWRITES ? from.free | (fittingSlots & ~from.done) : from.free)
                & ~(1L << slot);
        Configuration taken = new Configuration(after, done, free, from.used, from, Way.CALL, call);
        Configuration reached = after == from.state ? taken : settled(taken);
        visit(reached);
        return reached;
    }

    /** In a new state: lets everything take effect, or be free, that leaves it as it is. */
    private Configuration settled(Configuration configuration) {
        Configuration settled = configuration;
        for (long rest = openSlots & ~(configuration.done | configuration.free); rest != 0; rest &= rest - 1) {
            settled = idle(settled, Long.numberOfTrailingZeros(rest));
        }
        return settled;
    }

    private void visit(Configuration configuration) {
        long bit = 1L << slotOf[returning];
        if ((configuration.done & bit) != 0) {
            add(configuration.without(bit), explained);
            return;
        }
        if ((configuration.free & bit) != 0) {
            Configuration overwritten = new Configuration(
                    configuration.state,
                    configuration.done,
                    configuration.free & ~bit,
                    configuration.used,
                    configuration,
                    Way.TRACELESS,
                    returning);
            add(overwritten, explained);
        }
        if (add(configuration, visited)) {
            frontier.computeIfAbsent(configuration.total(), total -> new ArrayDeque<>())
                    .add(configuration);
        }
    }

    /** Adds it unless one is there that covers it, and removes those that it covers. */
    private boolean add(Configuration configuration, Map<Integer, List<Configuration>> to) {
        List<Configuration> here = to.computeIfAbsent(configuration.state, state -> new ArrayList<>(1));
        for (Configuration known : here) {
            if (known.covers(configuration, lookingSlots)) {
                return false;
            }
        }
        here.removeIf(known -> configuration.covers(known, lookingSlots));
        here.add(configuration);
        return true;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public List<Operation> order() {
        return new Witness(calls).of(configurations.iterator().next());
    }

    /** The numbers of the states in which the object can be when all has happened. */
    List<Integer> states() {
        return configurations.stream()
                .map(each -> each.state)
                .distinct()
                .sorted()
                .toList();
    }

    /** Where it failed: the operation whose return cannot be explained. */
    int unexplained() {
        return returning;
    }
}
