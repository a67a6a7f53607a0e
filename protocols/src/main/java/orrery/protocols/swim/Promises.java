package orrery.protocols.swim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.PSortedMap;
import orrery.api.Change;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;
import orrery.protocols.swim.Belief.Status;

/** What must be true of every run. */
final class Promises {

    static final String REFUTED = "only a new incarnation lifts a suspicion or a death";
    static final String SUSPECTED = "only a suspect is declared dead";
    static final String RIGHT = "in the end everybody knows who is there";

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int FEW = 4;

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.everyStep(REFUTED, Promises::lifted),
                Deaths.check(),
                Turns.check(),
                Check.sometimes("a member is suspected", now -> someone(now, Status.SUSPECT)),
                Check.sometimes("a member is declared dead", now -> someone(now, Status.DEAD)),
                Check.eventually(RIGHT, SOON, Promises::mistaken));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put("a member is suspected", now -> someone(now, Status.SUSPECT));
        moments.put("a member is declared dead", now -> someone(now, Status.DEAD));
        moments.put(
                "a member refutes", now -> now.all(Member.class).stream().anyMatch(member -> member.incarnation() > 0));
        return Collections.unmodifiableMap(moments);
    }

    /** Asked at every step of a group that may be large: most have heard of nobody. */
    private static boolean someone(Snapshot now, Status status) {
        for (Member member : now.all(Member.class)) {
            PSortedMap<NodeId, Belief> beliefs = member.views().beliefs();
            if (!beliefs.isEmpty() && beliefs.values().stream().anyMatch(belief -> belief.status() == status)) {
                return true;
            }
        }
        return false;
    }

    /** Of one incarnation, belief only gets worse (4.2). */
    @SuppressWarnings("ReferenceEquality") // most steps leave the beliefs alone: then they are the same object
    private static Optional<String> lifted(Change change) {
        if (!(change.before().orElse(null) instanceof Member before)
                || !(change.after().orElse(null) instanceof Member after)
                || before.views().beliefs() == after.views().beliefs()) {
            return Optional.empty();
        }
        for (Map.Entry<NodeId, Belief> believed : after.views().beliefs().entrySet()) {
            NodeId member = believed.getKey();
            Belief was = before.views().of(member);
            Belief is = believed.getValue();
            boolean worse = is.incarnation() > was.incarnation()
                    || (is.incarnation() == was.incarnation() && is.status().compareTo(was.status()) >= 0);
            if (!worse) {
                return Optional.of(change.node() + " believed " + member + " " + was + " and now " + is);
            }
        }
        return Optional.empty();
    }

    /** Whoever is up is not believed dead or suspected by anybody who is up, and whoever is down is believed dead by all. */
    private static Optional<String> mistaken(Snapshot now) {
        List<NodeId> down =
                now.nodes().stream().filter(node -> now.state(node).isEmpty()).toList();
        for (Member member : now.all(Member.class)) {
            Views views = member.views();
            Stream<NodeId> missed =
                    down.stream().filter(other -> !views.of(other).isDead());
            Stream<NodeId> accused = views.beliefs().entrySet().stream()
                    .filter(believed -> believed.getValue().status() != Status.ALIVE)
                    .map(Map.Entry::getKey)
                    .filter(other -> now.state(other).isPresent());
            Optional<NodeId> first = Stream.concat(missed, accused).min(Comparator.naturalOrder());
            if (first.isPresent()) {
                NodeId other = first.get();
                boolean up = now.state(other).isPresent();
                return Optional.of(member.group().self() + " believes " + other + " " + views.of(other) + ", which is "
                        + (up ? "up" : "down") + "; " + whoKnowsBetter(other, up, now));
            }
        }
        return Optional.empty();
    }

    /** From whom it could hear better: news comes from those who still pass it on, and a new life from the member itself. */
    private static String whoKnowsBetter(NodeId of, boolean up, Snapshot now) {
        List<NodeId> know = new ArrayList<>();
        List<NodeId> tell = new ArrayList<>();
        String itself = "";
        for (Member member : now.all(Member.class)) {
            NodeId self = member.group().self();
            boolean isIt = self.equals(of);
            if (isIt) {
                itself = of + " itself is in incarnation " + member.incarnation() + ", and ";
            } else if (up
                    ? member.views().of(of).status() == Status.ALIVE
                    : member.views().of(of).isDead()) {
                know.add(self);
            }
            if ((isIt || know.contains(self)) && member.views().told().containsKey(of)) {
                tell.add(self);
            }
        }
        String better = know.isEmpty() ? "nobody knows better" : words(know) + " know better";
        return itself + better + (tell.isEmpty() ? ", and nobody passes it on" : "; " + words(tell) + " pass it on");
    }

    private static String words(List<NodeId> members) {
        return members.size() > FEW
                ? members.size() + " members"
                : members.stream().map(NodeId::toString).collect(Collectors.joining(", "));
    }
}
