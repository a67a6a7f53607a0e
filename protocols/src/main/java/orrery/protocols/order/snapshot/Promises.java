package orrery.protocols.order.snapshot;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import orrery.api.Check;
import orrery.api.NodeId;
import orrery.api.Snapshot;

/** What a snapshot must show, and that it comes to an end. */
final class Promises {

    static final String CONSERVED = "a snapshot finds all the money";
    static final String COMPLETE = "snapshots are completed";

    private static final String BEGUN = "a snapshot begins";
    private static final String ON_ITS_WAY = "a snapshot finds money on its way";

    private Promises() {}

    static List<Check> all() {
        return List.of(
                Check.always(CONSERVED, Promises::lostOrFound),
                Check.eventually(COMPLETE, Duration.ofSeconds(30), Promises::incomplete),
                Check.sometimes(ON_ITS_WAY, Promises::onItsWay));
    }

    static Map<String, Predicate<Snapshot>> landmarks() {
        Map<String, Predicate<Snapshot>> moments = new LinkedHashMap<>();
        moments.put(
                BEGUN,
                now -> now.all(Bank.class).stream()
                        .anyMatch(bank -> !bank.cuts().isEmpty()));
        moments.put(ON_ITS_WAY, Promises::onItsWay);
        return moments;
    }

    private static boolean onItsWay(Snapshot now) {
        return now.all(Bank.class).stream()
                .flatMap(bank -> bank.cuts().values().stream())
                .anyMatch(cut -> cut.complete() && cut.total() > cut.balance());
    }

    /** In no state that the system can be in is there more money, or less (section 4, theorem 1). */
    private static Optional<String> lostOrFound(Snapshot now) {
        List<Bank> banks = now.all(Bank.class);
        if (banks.isEmpty()) {
            return Optional.empty();
        }
        Options options = banks.getFirst().place().options();
        long all = options.tokens() * now.nodes().size();
        for (int snapshot = 1; snapshot <= options.snapshots(); snapshot++) {
            long found = 0;
            boolean complete = banks.size() == now.nodes().size();
            for (Bank bank : banks) {
                Cut cut = bank.cuts().get(snapshot);
                complete = complete && cut != null && cut.complete();
                found += cut == null ? 0 : cut.total();
            }
            if (complete && found != all) {
                return Optional.of("snapshot " + snapshot + " finds " + found + " of " + all);
            }
        }
        return Optional.empty();
    }

    /** Each bank records its state and that of all links to it (section 3.2). */
    private static Optional<String> incomplete(Snapshot now) {
        for (Bank bank : now.all(Bank.class)) {
            for (int snapshot = 1; snapshot <= bank.place().options().snapshots(); snapshot++) {
                Cut cut = bank.cuts().get(snapshot);
                if (cut == null || !cut.complete()) {
                    return Optional.of(bank.place().self() + " has not finished its part in snapshot " + snapshot
                            + (cut == null
                                    ? " (it has not heard of it)"
                                    : " (no marker has come from "
                                            + names(cut.open().keySet()) + ")"));
                }
            }
        }
        return Optional.empty();
    }

    private static String names(Collection<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).collect(Collectors.joining(" and "));
    }
}
