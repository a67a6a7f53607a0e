package orrery.scenario;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out which record is meant where there are several. */
final class FaultBinder {

    private static final Map<String, Class<? extends FaultSpec>> KINDS = FaultSpec.kinds();
    private static final Set<String> FIELDS = KINDS.values().stream()
            .flatMap(kind -> RecordParts.names(kind).stream())
            .filter(name -> !KINDS.containsKey(name))
            .collect(Collectors.toUnmodifiableSet());
    private static final Type SIDES = PartitionSpec.Sides.class.getRecordComponents()[0].getGenericType();

    private FaultBinder() {}

    /** The kind of a fault is told by one of its fields. */
    static @Nullable Object fault(Part part) {
        if (!(part.value() instanceof Value.Fields written)) {
            part.refuse("a fault is written { at: 3s, crash: leader, for: 2s }");
            return null;
        }
        List<String> told =
                written.fields().keySet().stream().filter(KINDS::containsKey).toList();
        Class<?> kind = told.size() == 1 ? KINDS.get(told.getFirst()) : null;
        if (kind != null) {
            return Binder.value(part, kind, null);
        }
        if (told.size() > 1) {
            part.field(told.get(1)).sayOfName("this fault is a " + told.getFirst() + " already; write two entries");
            return null;
        }
        for (String name : written.fields().keySet()) {
            Optional<String> meant = Nearest.to(name, KINDS.keySet());
            if (!FIELDS.contains(name) && meant.isPresent()) {
                part.field(name).sayOfName("no such fault; did you mean " + Quote.quoted(meant.get()) + "?");
                return null;
            }
        }
        part.say("what goes wrong is missing; name one of " + String.join(", ", KINDS.keySet()));
        return null;
    }

    /** A partition is a list of sides or has a direction. */
    static @Nullable Object cut(Part part) {
        if (part.value() instanceof Value.Fields) {
            return Binder.value(part, Direction.class, null);
        }
        if (part.value() instanceof Value.Entries) {
            Object sides = Binder.value(part, SIDES, null);
            return part.clean() ? RecordParts.make(PartitionSpec.Sides.class, new Object[] {sides}) : null;
        }
        part.refuse("a partition is written [[n1, n2], [others]] or { from: [n1], to: [n2] }");
        return null;
    }
}
