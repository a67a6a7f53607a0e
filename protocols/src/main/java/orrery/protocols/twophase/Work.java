package orrery.protocols.twophase;

import java.util.List;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** What a transaction does at one participant. */
public record Work(List<Access> accesses) {

    /** One access to one account. */
    public sealed interface Access {
        String account();

        /** Adds to an account, or takes from it; the account must not end in debt. */
        record Add(String account, long amount) implements Access {}

        /** The account must hold this much. */
        record Require(String account, long amount) implements Access {}

        /** The balance is answered. */
        record Read(String account) implements Access {}
    }

    public Work {
        accesses = List.copyOf(accesses);
    }

    public boolean onlyReads() {
        return accesses.stream().noneMatch(Access.Add.class::isInstance);
    }

    /** Two that touch the same account are in each other's way, unless both only read it. */
    public boolean conflictsWith(Work other) {
        return accesses.stream()
                .anyMatch(mine -> other.accesses.stream()
                        .anyMatch(theirs -> mine.account().equals(theirs.account())
                                && (mine instanceof Access.Add || theirs instanceof Access.Add)));
    }

    /** Whether it can be done without debt. */
    public boolean possible(PMap<String, Long> balances) {
        return accesses.stream().allMatch(access -> switch (access) {
            case Access.Add add -> balances.getOrDefault(add.account(), 0L) + add.amount() >= 0;
            case Access.Require require -> balances.getOrDefault(require.account(), 0L) >= require.amount();
            case Access.Read read -> true;
        });
    }

    /** The balances afterwards. */
    public PMap<String, Long> done(PMap<String, Long> balances) {
        PMap<String, Long> after = balances;
        for (Access access : accesses) {
            if (access instanceof Access.Add add) {
                after = after.plus(add.account(), after.getOrDefault(add.account(), 0L) + add.amount());
            }
        }
        return after;
    }

    /** What its reads find. */
    public PMap<String, Long> found(PMap<String, Long> balances) {
        PMap<String, Long> found = TreePMap.empty();
        for (Access access : accesses) {
            if (access instanceof Access.Read read) {
                found = found.plus(read.account(), balances.getOrDefault(read.account(), 0L));
            }
        }
        return found;
    }
}
