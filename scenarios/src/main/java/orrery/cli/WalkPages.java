package orrery.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import orrery.explore.Trial.Played;
import orrery.explore.walk.Coming;
import orrery.explore.walk.Refused;
import orrery.explore.walk.Walk;
import orrery.viz.page.Crossroads;
import orrery.viz.page.Crossroads.Pending;
import orrery.viz.page.ReportPage;
import orrery.viz.page.Story;

/**
 * Finds the place to which a list of choices leads, and draws it: the page of the run so far, with what is to come. It remembers
 * the last places, so that one choice more costs one run more, and going back none.
 */
final class WalkPages {

    private static final int KEPT = 30;

    private final Walked.Begun begun;
    private final Place beginning;
    private final LinkedHashMap<List<String>, Place> places = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * How far choices led.
     *
     * @param refused why the next of them could not be made; empty if all were
     */
    private record Reached(Place place, String refused) {}

    WalkPages(Walked.Begun begun) {
        this.begun = begun;
        this.beginning = Place.begin(begun.walk());
    }

    /** The page at the end of these choices, or where the first of them cannot be made; then it says why. */
    String page(List<String> choices) {
        Reached reached = reach(choices);
        Place place = reached.place();
        Walk walk = place.walk();
        Played soFar = walk.soFar();
        Story story = new Story(
                begun.plan().title(),
                again(place),
                begun.plan().remarks(),
                begun.plan().primer(),
                walk.over() ? Seen.in(soFar.trace(), soFar.verdicts()) : Optional.empty());
        return ReportPage.render(soFar.trace(), soFar.verdicts(), story, crossroads(place, reached.refused()));
    }

    /**
     * The scenario that plays the run at the end of these choices.
     *
     * @throws BadInput if one of them cannot be made
     */
    String scenario(List<String> choices) {
        Reached reached = reach(choices);
        if (!reached.refused().isEmpty()) {
            throw new BadInput(reached.refused());
        }
        return SavedWalk.text(begun.plan(), reached.place());
    }

    private Reached reach(List<String> choices) {
        Place place = beginning;
        int known = choices.size();
        while (known > 0) {
            Place there = places.get(choices.subList(0, known));
            if (there != null) {
                place = there;
                break;
            }
            known--;
        }
        for (String choice : choices.subList(known, choices.size())) {
            try {
                place = place.after(Said.of(choice));
            } catch (Refused | BadInput wrong) {
                return new Reached(place, "“" + choice + "”: " + wrong.getMessage());
            }
            places.put(place.said(), place);
            if (places.size() > KEPT) {
                places.pollFirstEntry();
            }
        }
        return new Reached(place, "");
    }

    private static Crossroads crossroads(Place place, String refused) {
        Walk walk = place.walk();
        List<Pending> coming = walk.coming().stream()
                .map(each -> new Pending(StepText.when(each), StepText.of(each), isOnLink(each)))
                .toList();
        String next = walk.over() ? "" : MomentText.step(walk.steps().get(walk.at() + 1));
        return new Crossroads(place.said(), place.back(), place.done(), coming, next, refused);
    }

    private static boolean isOnLink(Coming coming) {
        return switch (coming) {
            case Coming.Message message ->
                !message.what().from().equals(message.what().to());
            case Coming.Timer timer -> false;
        };
    }

    /** The line that makes the same choices in the terminal. */
    private String again(Place place) {
        return place.said().isEmpty()
                ? begun.again()
                : "printf '%s\\n' "
                        + place.said().stream().map(Shell::quoted).collect(Collectors.joining(" ")) + " | "
                        + begun.again();
    }
}
