package orrery.verdict.transaction;

import java.util.List;
import orrery.api.Operation;

/**
 * Something that a weak isolation level must not show either.
 *
 * @param name as Elle and Adya call it: {@code G1a}
 * @param sentence what was seen
 * @param transactions those concerned
 */
public record Anomaly(String name, String sentence, List<Operation> transactions) {

    public Anomaly {
        transactions = List.copyOf(transactions);
    }
}
