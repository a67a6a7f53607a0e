package orrery.trace;

import java.util.List;
import orrery.api.Operation;

/** Writes as null, in the description of an operation, the completion that never was. */
final class OpenEnds {

    private static final List<String> ENDS = List.of("completed", "completedNanos");
    private static final Value OPEN = new Value.Whole(Operation.OPEN);

    private OpenEnds() {}

    static Value written(Value operation) {
        return replace(operation, OPEN, Value.Nothing.INSTANCE);
    }

    static Value read(Value operation) {
        return replace(operation, Value.Nothing.INSTANCE, OPEN);
    }

    private static Value replace(Value operation, Value from, Value to) {
        if (!(operation instanceof Value.Struct(String type, List<Value.Field> fields))) {
            return operation;
        }
        return new Value.Struct(
                type,
                fields.stream()
                        .map(field ->
                                ENDS.contains(field.name()) && field.value().equals(from)
                                        ? new Value.Field(field.name(), to)
                                        : field)
                        .toList());
    }
}
