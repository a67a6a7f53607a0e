package orrery.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.NodeId;
import orrery.api.Times;
import orrery.explore.walk.Coming;
import orrery.explore.walk.Refused;
import orrery.explore.walk.Walk;
import orrery.scenario.Nearest;
import orrery.scenario.Plan;
import orrery.scenario.TimeText;

/** What can be said while one walks through a run, and all places that were stood at, so that one can go back. */
final class StepSession {

    private static final List<String> WORDS = List.of(
            "next", "list", "drop", "delay", "crash", "restart", "cut", "heal", "to", "end", "back", "fork", "go",
            "states", "changed", "done", "save", "help", "quit");

    private static final String HELP = """
            next [N]          go one step, or N; so does an empty line
            3                 let number 3 of the list happen now: all other messages wait
            drop 3            let message 3 never arrive
            delay 3 50ms      let message 3 come so much later
            crash n2          crash a node; restart n2 boots it again
            cut n1 n2         cut the links between two nodes; heal n1 n2 mends them
            to 1.5s, end      go on to a time, or to the end
            back [N]          take back the last thing that was said, or N
            fork [NAME]       keep this place under a name; go NAME stands there again; fork lists them
            list              what is to come
            states [NODE]     what each node is
            changed           what the last step changed
            done              what was done otherwise
            save FILE         write it down as a scenario that orrery run plays
            quit
            """;

    /** A place, and in words what was done to come there. */
    private record Place(Walk walk, List<String> done) {}

    private final Plan plan;
    private final List<String> brought;
    private final StepText text;
    private final Map<String, Place> forks = new TreeMap<>();
    private final Deque<Place> before = new ArrayDeque<>();
    private Place here;

    /** @param brought the words that bring the protocol along, if it is not installed */
    StepSession(Console console, Plan plan, Walk begin, List<String> brought) {
        this.plan = plan;
        this.brought = brought;
        this.text = new StepText(console);
        this.here = new Place(begin, List.of());
    }

    void begin() {
        text.line(plan.name() + ", seed " + plan.seed() + ": "
                + here.walk.steps().size() + " steps if nothing is done; \"help\" says what can be said");
        text.gone(here.walk, -1);
        text.coming(here.walk);
    }

    /**
     * Does what a line says.
     *
     * @return whether to go on
     * @throws Refused if it cannot be done here
     * @throws BadInput if it makes no sense
     */
    boolean say(String line) throws Refused {
        List<String> words = List.of(line.isEmpty() ? new String[] {"next"} : line.split("\\s+"));
        String word = words.getFirst().toLowerCase(Locale.ROOT);
        Walk walk = here.walk;
        if (word.matches("\\d{1,9}")) {
            arity(words, 1, 1, "a number of the list alone");
            Coming chosen = coming(word);
            done(walk.now(chosen), "at " + time() + ", " + StepText.of(chosen) + " comes first");
            return true;
        }
        switch (word) {
            case "next" -> goTo(walk.at() + count(words));
            case "to" -> goTo(last(time(words, 1, "to 1.5s")));
            case "end" -> goTo(walk.steps().size() - 1L);
            case "drop" -> {
                arity(words, 2, 2, "drop 3");
                Coming chosen = coming(words.get(1));
                done(walk.drop(chosen), StepText.of(chosen) + " is lost");
            }
            case "delay" -> {
                arity(words, 3, 3, "delay 3 50ms");
                Coming chosen = coming(words.get(1));
                long nanos = time(words, 2, "delay 3 50ms");
                done(walk.delay(chosen, nanos), StepText.of(chosen) + " comes " + Times.text(nanos) + " later");
            }
            case "crash" ->
                done(walk.crash(node(words, 1, "crash n2")), "at " + time() + ", " + words.get(1) + " crashes");
            case "restart" ->
                done(walk.restart(node(words, 1, "restart n2")), "at " + time() + ", " + words.get(1) + " boots again");
            case "cut" ->
                done(
                        walk.cut(node(words, 1, "cut n1 n2"), node(words, 2, "cut n1 n2")),
                        "at " + time() + ", " + words.get(1) + " and " + words.get(2) + " are cut off");
            case "heal" ->
                done(
                        walk.heal(node(words, 1, "heal n1 n2"), node(words, 2, "heal n1 n2")),
                        "at " + time() + ", " + words.get(1) + " and " + words.get(2) + " are linked again");
            case "back" -> back(count(words));
            case "fork" -> fork(words);
            case "go" -> go(words);
            case "list" -> text.coming(walk);
            case "states" -> text.states(walk, words.size() > 1 ? List.of(node(words, 1, "states n1")) : nodes());
            case "changed" -> text.changed(walk.step());
            case "done" -> here.done.forEach(text::line);
            case "save" -> {
                arity(words, 2, 2, "save walked.yaml");
                text.line(SavedWalk.write(plan, walk, here.done, words.get(1), brought));
            }
            case "help" -> text.line(HELP.stripTrailing());
            case "quit" -> {
                return false;
            }
            default ->
                throw new BadInput("found \"" + Console.harmless(word) + "\""
                        + Nearest.to(word, WORDS)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("")
                        + " What can be said: a number of the list, " + String.join(", ", WORDS));
        }
        return true;
    }

    // ---- going

    private void goTo(long step) {
        Walk walk = here.walk;
        if (walk.over()) {
            throw new BadInput("the run is over; back, go or quit");
        }
        move(new Place(walk.to(Math.max(step, walk.at())), here.done));
    }

    private void done(Walk walk, String what) {
        List<String> done = new ArrayList<>(here.done);
        done.add(what);
        move(new Place(walk, List.copyOf(done)));
    }

    private void move(Place place) {
        before.push(here);
        int from = here.walk.at();
        boolean sameRun = place.walk.world().equals(here.walk.world());
        // what was lost as it was sent may have been put in before
        int gone = sameRun ? from : place.walk.at() == from ? from : Math.min(from, place.walk.at());
        here = place;
        text.gone(place.walk, gone);
        text.coming(place.walk);
    }

    private void back(long count) {
        if (before.isEmpty()) {
            throw new BadInput("this is where the walk began");
        }
        for (long nth = 0; nth < count && !before.isEmpty(); nth++) {
            here = before.pop();
        }
        stand();
    }

    private void fork(List<String> words) {
        if (words.size() == 1) {
            forks.forEach((name, place) -> text.line(name + "  " + MomentText.step(place.walk.step())));
        } else {
            arity(words, 2, 2, "fork NAME");
            forks.put(words.get(1), here);
            text.line("kept as " + words.get(1));
        }
    }

    private void go(List<String> words) {
        arity(words, 2, 2, "go NAME");
        Place place = forks.get(words.get(1));
        if (place == null) {
            throw new BadInput("nothing was kept as " + words.get(1)
                    + (forks.isEmpty() ? "" : "; there is " + String.join(", ", forks.keySet())));
        }
        before.push(here);
        here = place;
        stand();
    }

    private void stand() {
        text.line("after " + MomentText.step(here.walk.step()));
        text.coming(here.walk);
    }

    // ---- reading

    private static void arity(List<String> words, int least, int most, String example) {
        if (words.size() < least || words.size() > most) {
            throw new BadInput("it is said " + example);
        }
    }

    private static long count(List<String> words) {
        arity(words, 1, 2, words.getFirst() + " 3");
        if (words.size() == 1) {
            return 1;
        }
        if (!words.get(1).matches("[1-9]\\d{0,8}")) {
            throw new BadInput("found \"" + words.get(1) + "\", but how many is a number from 1");
        }
        return Long.parseLong(words.get(1));
    }

    private Coming coming(String number) {
        List<Coming> coming = here.walk.coming();
        long nth = number.matches("\\d{1,9}") ? Long.parseLong(number) : 0;
        if (nth < 1 || nth > coming.size()) {
            throw new BadInput("found " + number + ", but "
                    + (coming.isEmpty() ? "nothing is to come" : "the numbers of the list are 1 to " + coming.size()));
        }
        return coming.get((int) nth - 1);
    }

    private List<NodeId> nodes() {
        return here.walk.world().nodes();
    }

    private NodeId node(List<String> words, int place, String example) {
        if (words.size() <= place) {
            throw new BadInput("it is said " + example);
        }
        String name = words.get(place);
        return nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no node " + name + "; there are "
                        + String.join(", ", nodes().stream().map(NodeId::name).toList())));
    }

    private static long time(List<String> words, int place, String example) {
        if (words.size() <= place) {
            throw new BadInput("it is said " + example);
        }
        try {
            return TimeText.nanos(words.get(place));
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("found \"" + words.get(place) + "\", but " + wrong.getMessage(), wrong);
        }
    }

    private String time() {
        return Times.text(here.walk.step().timeNanos());
    }

    /** The last step up to a time. */
    private long last(long nanos) {
        return here.walk.steps().stream()
                        .filter(step -> step.timeNanos() <= nanos)
                        .count()
                - 1;
    }
}
