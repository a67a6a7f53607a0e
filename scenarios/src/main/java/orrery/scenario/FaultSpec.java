package orrery.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orrery.api.Span;
import orrery.world.Fault;

/**
 * An entry of {@code faults:}. A kind of fault is one record: its fields are the fields in the file, and the field that
 * is called like the record, without {@code Spec}, tells the kinds apart. To add a kind, write its record and permit it.
 */
@Doc("Something that goes wrong at a time.")
public sealed interface FaultSpec permits CrashSpec, IsolateSpec, PartitionSpec {

    /** When it strikes, drawn. */
    Span at();

    default Fault.When when() {
        return new Fault.When.At(at());
    }

    /** {@code for}: how long it lasts; empty if nobody mends it. */
    Optional<Span> lasts();

    /**
     * The fault in a world with these nodes.
     *
     * @param part the entry, which takes what cannot be
     */
    Fault fault(Cast cast, Part part);

    /** The record of each kind, by the field that tells it. */
    static Map<String, Class<? extends FaultSpec>> kinds() {
        Map<String, Class<? extends FaultSpec>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : FaultSpec.class.getPermittedSubclasses()) {
            String name = kind.getSimpleName().replaceFirst("Spec$", "");
            kinds.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), kind.asSubclass(FaultSpec.class));
        }
        return Collections.unmodifiableMap(kinds);
    }
}
