package orrery.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import orrery.api.NodeId;
import orrery.explore.walk.Refused;
import orrery.explore.walk.Walk;
import orrery.scenario.Plan;

/** What can be said while one walks through a run in the terminal, and all places that were stood at, so that one can go back. */
final class StepSession {

    /** What leads nowhere, or back. */
    private static final List<String> ABOUT =
            List.of("list", "back", "fork", "go", "states", "changed", "done", "save", "help", "quit");

    static final List<String> WORDS =
            Stream.concat(Place.WORDS.stream(), ABOUT.stream()).toList();

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
        this.here = Place.begin(begin);
    }

    void begin() {
        text.line(plan.name() + ", seed " + plan.seed() + ": "
                + here.walk().steps().size() + " steps if nothing is done; \"help\" says what can be said");
        text.gone(here.walk(), -1);
        text.coming(here.walk());
    }

    /** What may come after these words of a line. */
    List<String> completions(List<String> words) {
        if (words.isEmpty()) {
            return WORDS;
        }
        int after = words.size();
        List<String> fitting = switch (words.getFirst()) {
            case "crash", "restart", "states" -> after == 1 ? names() : List.of();
            case "cut", "heal" -> after <= 2 ? names() : List.of();
            case "go" -> after == 1 ? List.copyOf(forks.keySet()) : List.of();
            default -> List.of();
        };
        return fitting.stream()
                .filter(name -> name.equals(Console.harmless(name)) && !words.contains(name))
                .toList();
    }

    private List<String> names() {
        return nodes().stream().map(NodeId::name).toList();
    }

    private List<NodeId> nodes() {
        return here.walk().world().nodes();
    }

    /**
     * Does what a line says.
     *
     * @return whether to go on
     * @throws Refused if it cannot be done here
     * @throws BadInput if it makes no sense
     */
    boolean say(String typed) throws Refused {
        Said line = Said.of(typed);
        Walk walk = here.walk();
        if (line.isNumber() || Place.WORDS.contains(line.word())) {
            move(here.after(line));
            return true;
        }
        switch (line.word()) {
            case "back" -> back(line.count());
            case "fork" -> fork(line);
            case "go" -> go(line);
            case "list" -> text.coming(walk);
            case "states" -> text.states(walk, line.isAlone() ? nodes() : List.of(line.node(1, nodes(), "states n1")));
            case "changed" -> text.changed(walk.step());
            case "done" -> here.done().forEach(text::line);
            case "save" -> {
                line.has(2, "save walked.yaml");
                text.line(SavedWalk.write(plan, here, line.words().get(1), brought));
            }
            case "help" -> text.line(HELP.stripTrailing());
            case "quit" -> {
                return false;
            }
            default -> throw line.unknown(WORDS);
        }
        return true;
    }

    private void move(Place place) {
        before.push(here);
        int from = here.walk().at();
        boolean sameRun = place.walk().world().equals(here.walk().world());
        // what was lost as it was sent may have been put in before
        int gone = sameRun
                ? from
                : place.walk().at() == from ? from : Math.min(from, place.walk().at());
        here = place;
        text.gone(place.walk(), gone);
        text.coming(place.walk());
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

    private void fork(Said line) {
        if (line.isAlone()) {
            forks.forEach((name, place) ->
                    text.line(name + "  " + MomentText.step(place.walk().step())));
        } else {
            line.has(2, "fork NAME");
            forks.put(line.words().get(1), here);
            text.line("kept as " + line.words().get(1));
        }
    }

    private void go(Said line) {
        line.has(2, "go NAME");
        Place place = forks.get(line.words().get(1));
        if (place == null) {
            throw new BadInput("nothing was kept as " + line.words().get(1)
                    + (forks.isEmpty() ? "" : "; there is " + String.join(", ", forks.keySet())));
        }
        before.push(here);
        here = place;
        stand();
    }

    private void stand() {
        text.line("after " + MomentText.step(here.walk().step()));
        text.coming(here.walk());
    }
}
