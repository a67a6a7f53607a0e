package orrery.protocols.twophase;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.pcollections.PMap;
import orrery.api.Ask;

/** What clients ask of the bank, and what they are answered. Which accounts are meant, {@link Bank} says. */
public sealed interface Question {

    /** Money goes from one account to another: two participants write. Answered with {@link Done}. */
    record Transfer(String from, long value) implements Question {}

    /** The same, if a third account could pay as well: two participants write and one reads. */
    record Guaranteed(String from, long value) implements Question {}

    /** Every other account pays one to this: all participants write. */
    record Collect(String to) implements Question {}

    /** All balances: all participants read. Answered with {@link Balances}. */
    record Audit() implements Question {}

    record Done() {}

    /** @param due what all accounts together must hold */
    record Balances(PMap<String, Long> accounts, long due) {}

    /** The words for {@code workload.mix}. */
    static Map<String, Ask> asks() {
        SequencedMap<String, Ask> asks = new LinkedHashMap<>();
        asks.put("transfer", (key, value, earlier) -> new Transfer(key, value));
        asks.put("guaranteed", (key, value, earlier) -> new Guaranteed(key, value));
        asks.put("collect", (key, value, earlier) -> new Collect(key));
        asks.put("audit", (key, value, earlier) -> new Audit());
        return Collections.unmodifiableSequencedMap(asks);
    }
}
