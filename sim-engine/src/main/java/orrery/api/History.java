package orrery.api;

import java.util.List;

/**
 * What clients asked and were answered.
 *
 * @param operations in order of invocation
 */
public record History(List<Operation> operations) {

    public History {
        operations = OnDemand.copyOf(operations);
    }
}
