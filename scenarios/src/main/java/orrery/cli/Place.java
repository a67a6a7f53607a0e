package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import orrery.api.NodeId;
import orrery.api.Times;
import orrery.explore.walk.Coming;
import orrery.explore.walk.Refused;
import orrery.explore.walk.Walk;

/**
 * A place in a walk. From one place to another one goes by words, and these are the same in the terminal and in the address of a
 * page: so a list of them is a way, and whoever says them again comes to the same place.
 *
 * @param said the way from where the walk began
 * @param done what was done otherwise on it, in sentences
 */
record Place(Walk walk, List<String> said, List<String> done) {

    /** What leads on, beside a number of the list of what is to come. */
    static final List<String> WORDS = List.of("next", "to", "end", "drop", "delay", "crash", "restart", "cut", "heal");

    Place {
        said = List.copyOf(said);
        done = List.copyOf(done);
    }

    static Place begin(Walk walk) {
        return new Place(walk, List.of(), List.of());
    }

    /**
     * Where one stands after this.
     *
     * @throws Refused if it cannot be done here
     * @throws BadInput if it makes no sense
     */
    Place after(Said line) throws Refused {
        if (line.isNumber()) {
            line.has(1, "a number of the list alone");
            Coming chosen = coming(line.word());
            return done(line, walk.now(chosen), "at " + time() + ", " + StepText.of(chosen) + " comes first");
        }
        return switch (line.word()) {
            case "next" -> on(line, walk.at() + line.count());
            case "to" -> on(line, last(line.nanos(1, "to 1.5s")));
            case "end" -> on(line, walk.steps().size() - 1L);
            case "drop" -> {
                line.has(2, "drop 3");
                Coming chosen = coming(line.words().get(1));
                yield done(line, walk.drop(chosen), StepText.of(chosen) + " is lost");
            }
            case "delay" -> {
                line.has(3, "delay 3 50ms");
                Coming chosen = coming(line.words().get(1));
                long nanos = line.nanos(2, "delay 3 50ms");
                String sentence = StepText.of(chosen) + " comes " + Times.text(nanos) + " later";
                yield done(line, walk.delay(chosen, nanos), sentence);
            }
            case "crash" -> {
                NodeId node = node(line, 1, "crash n2");
                yield done(line, walk.crash(node), "at " + time() + ", " + node + " crashes");
            }
            case "restart" -> {
                NodeId node = node(line, 1, "restart n2");
                yield done(line, walk.restart(node), "at " + time() + ", " + node + " boots again");
            }
            case "cut" -> {
                NodeId one = node(line, 1, "cut n1 n2");
                NodeId other = node(line, 2, "cut n1 n2");
                yield done(line, walk.cut(one, other), "at " + time() + ", " + one + " and " + other + " are cut off");
            }
            case "heal" -> {
                NodeId one = node(line, 1, "heal n1 n2");
                NodeId other = node(line, 2, "heal n1 n2");
                String sentence = "at " + time() + ", " + one + " and " + other + " are linked again";
                yield done(line, walk.heal(one, other), sentence);
            }
            default -> throw line.unknown(WORDS);
        };
    }

    /** The way to the place before: one step less, or without what was done last. */
    List<String> back() {
        if (said.isEmpty()) {
            return said;
        }
        List<String> back = new ArrayList<>(said.subList(0, said.size() - 1));
        Said last = Said.of(said.getLast());
        if (last.word().equals("next") && last.count() > 1) {
            back.add(nexts(last.count() - 1));
        }
        return List.copyOf(back);
    }

    private Place on(Said line, long step) {
        if (walk.over()) {
            throw new BadInput("the run is over");
        }
        return new Place(walk.to(Math.max(step, walk.at())), way(line), done);
    }

    private Place done(Said line, Walk there, String sentence) {
        List<String> all = new ArrayList<>(done);
        all.add(sentence);
        return new Place(there, way(line), all);
    }

    /** The way here and one thing more; steps one after another are one number of steps. */
    private List<String> way(Said line) {
        List<String> way = new ArrayList<>(said);
        if (line.word().equals("next")) {
            long count = line.count();
            if (!way.isEmpty() && Said.of(way.getLast()).word().equals("next")) {
                count += Said.of(way.removeLast()).count();
            }
            way.add(nexts(Math.min(count, walk.steps().size())));
        } else {
            way.add(String.join(" ", line.words()));
        }
        return way;
    }

    private static String nexts(long count) {
        return count == 1 ? "next" : "next " + count;
    }

    private Coming coming(String number) {
        List<Coming> coming = walk.coming();
        long nth = number.matches("\\d{1,9}") ? Long.parseLong(number) : 0;
        if (nth < 1 || nth > coming.size()) {
            throw new BadInput("found " + number + ", but "
                    + (coming.isEmpty() ? "nothing is to come" : "the numbers of the list are 1 to " + coming.size()));
        }
        return coming.get((int) nth - 1);
    }

    private NodeId node(Said line, int place, String example) {
        return line.node(place, walk.world().nodes(), example);
    }

    private String time() {
        return Times.text(walk.step().timeNanos());
    }

    /** The last step up to a time. */
    private long last(long nanos) {
        return walk.steps().stream().filter(step -> step.timeNanos() <= nanos).count() - 1;
    }
}
