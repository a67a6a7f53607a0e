package orrery.verdict.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Accounts: {@code transfer {from, to, amount}}, which must leave no account in debt, and {@code read}, which is answered
 * with all balances. What the accounts held at first is known from the first read on; until then the state is what the
 * transfers have added and taken.
 */
final class Bank extends JepsenModel<Bank.Ledger> {

    /** @param known whether these are balances, and not only differences */
    record Ledger(boolean known, TreeMap<String, Long> accounts) {}

    Bank() {
        super("bank", "transfer and read");
    }

    @Override
    public Ledger initial() {
        return new Ledger(false, new TreeMap<>());
    }

    @Override
    @Nullable
    Ledger step(Ledger state, Asked asked, @Nullable Answered answer) {
        return switch (asked.f()) {
            case "transfer" -> transferred(state, asked);
            case "read" -> answer == null ? state : read(state, answer);
            default -> throw unknown(asked);
        };
    }

    private static @Nullable Ledger transferred(Ledger state, Asked asked) {
        if (asked.value() instanceof Map<?, ?> transfer
                && transfer.get("from") instanceof Object from
                && transfer.get("to") instanceof Object to
                && transfer.get("amount") instanceof Long amount) {
            TreeMap<String, Long> after = new TreeMap<>(state.accounts);
            after.merge(from.toString(), -amount, Long::sum);
            after.merge(to.toString(), amount, Long::sum);
            boolean inDebt = state.known && after.get(from.toString()) < 0;
            return inDebt ? null : new Ledger(state.known, after);
        }
        throw new IllegalArgumentException("transfer takes {from, to, amount}, not " + asked.value());
    }

    private static @Nullable Ledger read(Ledger state, Answered answer) {
        if (!(answer.value() instanceof Map<?, ?> read)) {
            throw new IllegalArgumentException("a bank is read as balances by account, not as " + answer.value());
        }
        TreeMap<String, Long> balances = new TreeMap<>();
        for (Map.Entry<?, ?> account : read.entrySet()) {
            if (!(account.getValue() instanceof Long balance)) {
                throw new IllegalArgumentException("a balance is a whole number, not " + account.getValue());
            }
            if (balance < 0) {
                return null;
            }
            balances.put(String.valueOf(account.getKey()), balance);
        }
        Ledger now = new Ledger(true, balances);
        return !state.known || state.equals(now) ? now : null;
    }
}
