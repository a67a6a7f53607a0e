package orrery.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;

/** An entry of {@code deviations:}, as in {@code { link: n1->n3, message: 4, takes: 210ms }}. */
@Doc("What becomes of one message that in a calm network would travel as all others do.")
public record DeviationSpec(
        @Doc("Whose message to whom, by the nodes' names.") @Required
        LinkName link,

        @Doc("Which message of this link it is, from 1.") @Required @Bounds(min = 1, max = 1_000_000_000_000L)
        Long message,

        @Doc("It arrives so long after it was sent.") Optional<Duration> takes,

        @Doc("It arrives a second time, so long after it was sent.")
        Optional<Duration> copy,

        @Doc("It does not arrive; on a reliable link, it is sent again.")
        Optional<Boolean> lost,

        @Doc("It is damaged on its way: noticed and dropped where there is a checksum, otherwise altered.")
        Optional<Boolean> damaged) {

    /** A list of more is none that a person looks through; a shrunk failure has a handful. */
    static final int MOST = 10_000;

    public DeviationSpec {
        long said = Stream.of(takes, copy, lost.filter(is -> is), damaged.filter(is -> is))
                .filter(Optional::isPresent)
                .count();
        if (said != 1) {
            throw new IllegalArgumentException(
                    "one thing happens to a message; write takes: 210ms, copy: 40ms, lost: true or damaged: true");
        }
    }

    /** In a world with these nodes; null if a name is nobody's, and then that has been said. */
    @Nullable
    Deviation deviation(Roster roster, Part part) {
        Part where = part.field("link");
        NodeId from = roster.node(link.from(), where);
        NodeId to = from == null ? null : roster.node(link.to(), where);
        if (from == null || to == null) {
            return null;
        }
        if (from.equals(to)) {
            where.refuse("what a node sends to itself passes no link");
        }
        return new Deviation(from, to, message - 1, fate());
    }

    private Fate fate() {
        return takes.<Fate>map(time -> new Fate.Takes(time.toNanos()))
                .or(() -> copy.map(time -> new Fate.Copied(time.toNanos())))
                .orElseGet(() -> lost.orElse(false) ? new Fate.Lost() : new Fate.Damaged());
    }

    /** As it is written. */
    static DeviationSpec of(Deviation deviation) {
        LinkName link = new LinkName(deviation.from().name(), deviation.to().name());
        long message = deviation.nth() + 1;
        Optional<Duration> no = Optional.empty();
        return switch (deviation.fate()) {
            case Fate.Takes(long nanos) ->
                new DeviationSpec(
                        link, message, Optional.of(Duration.ofNanos(nanos)), no, Optional.empty(), Optional.empty());
            case Fate.Copied(long nanos) ->
                new DeviationSpec(
                        link, message, no, Optional.of(Duration.ofNanos(nanos)), Optional.empty(), Optional.empty());
            case Fate.Lost lost -> new DeviationSpec(link, message, no, no, Optional.of(true), Optional.empty());
            case Fate.Damaged damaged -> new DeviationSpec(link, message, no, no, Optional.empty(), Optional.of(true));
        };
    }
}
