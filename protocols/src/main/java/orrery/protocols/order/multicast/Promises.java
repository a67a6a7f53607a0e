package orrery.protocols.order.multicast;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import orrery.api.Check;
import orrery.api.Snapshot;

/** What broadcasts promise; each protocol its own of these. */
final class Promises {

    static final String ONCE = "nothing is delivered twice";
    static final String AGREEMENT = "all deliver everything";
    static final String FIFO = "FIFO order";
    static final String CAUSAL = "causal order";
    static final String TOTAL = "total order";

    private static final String CROSSED = "two broadcasts cross";

    private Promises() {}

    static List<Check> fifo() {
        return List.of(once(), Deliveries.check(FIFO, Deliveries::fifo), agreement(), crossed());
    }

    static List<Check> causal() {
        return List.of(
                once(),
                Deliveries.check(FIFO, Deliveries::fifo),
                Deliveries.check(CAUSAL, Deliveries::causal),
                agreement(),
                crossed());
    }

    /**
     * A total order is causal, too: what a member delivered before it sent a broadcast, it delivers before that, and so do
     * all others.
     */
    static List<Check> total() {
        return List.of(once(), Deliveries.check(TOTAL, Deliveries::total), agreement(), crossed());
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(
                "something is delivered",
                now -> now.all(Member.class).stream()
                        .anyMatch(member -> !member.delivered().isEmpty()));
        moments.put(CROSSED, Promises::cross);
        return moments;
    }

    private static Check once() {
        return Deliveries.check(ONCE, Deliveries::once);
    }

    private static Check crossed() {
        return Check.sometimes(CROSSED, Promises::cross);
    }

    /** Two members have broadcast something that neither has from the other. */
    private static boolean cross(Snapshot now) {
        List<Member> members = now.all(Member.class);
        return members.stream()
                .anyMatch(one -> members.stream().anyMatch(other -> lacks(one, other) && lacks(other, one)));
    }

    private static boolean lacks(Member member, Member of) {
        return of.sent() > 0 && !member.equals(of) && !member.delivered().contains(new Id(of.self(), of.sent()));
    }

    private static Check agreement() {
        return Check.eventually(AGREEMENT, Duration.ofSeconds(30), Promises::missing);
    }

    private static Optional<String> missing(Snapshot now) {
        for (Member member : now.all(Member.class)) {
            for (Member sender : now.all(Member.class)) {
                for (long number = 1; number <= sender.options().broadcasts(); number++) {
                    Id id = new Id(sender.self(), number);
                    if (!member.delivered().contains(id)) {
                        return Optional.of(member.self() + " has not delivered " + id);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
