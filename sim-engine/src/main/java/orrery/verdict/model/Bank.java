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

    /** Even a read is told apart from a look: the first one says what the accounts hold. */
    @Override
    public Effect effect(Record question, @Nullable Record answer) {
        return Effect.DEPENDS;
    }

    private static @Nullable Ledger transferred(Ledger state, Asked asked) {
        if (!(asked.value() instanceof Map<?, ?> transfer) || !(transfer.get("amount") instanceof Long amount)) {
            throw new IllegalArgumentException("transfer takes {from, to, amount}, not " + asked.value());
        }
        TreeMap<String, Long> after = new TreeMap<>(state.accounts);
        String from = String.valueOf(transfer.get("from"));
        long left = after.getOrDefault(from, 0L) - amount;
        after.put(from, left);
        after.merge(String.valueOf(transfer.get("to")), amount, Long::sum);
        return state.known && left < 0 ? null : new Ledger(state.known, after);
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
