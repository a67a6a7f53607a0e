package orrery.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import orrery.world.Distribution;

/**
 * Makes records of what a text says. Jackson's own binding stops at the first mistake, and replays parts of its input
 * without their place; this one notes what is wrong, takes null for what cannot be read, and goes on.
 */
final class Binder {

    private Binder() {}

    /** A record of this type; null if it cannot be made, and then that has been said. */
    static <R extends Record> @Nullable R bind(Part part, Class<R> type) {
        return type.cast(record(part, type, null));
    }

    /** A record like this one, but for what is written; null if it cannot be made. */
    static @Nullable Record bind(Part part, Record defaults) {
        return (Record) record(part, defaults.getClass(), defaults);
    }

    /** What is written, as a value of this type; null if that cannot be. */
    static @Nullable Object value(Part part, Type type, @Nullable Bounds bounds) {
        if (type instanceof ParameterizedType generic) {
            Type[] parameters = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return Optional.ofNullable(value(part, parameters[0], bounds));
            }
            if (generic.getRawType() == List.class) {
                return list(part, parameters[0], bounds);
            }
            return map(part, parameters[1], bounds);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Distribution.class && part.value() instanceof Value.Fields) {
            return LatencySpec.read(part);
        }
        Optional<Form<?>> form = Forms.of(plain);
        if (form.isPresent()) {
            return word(part, bounds == null ? form.get() : Forms.within(form.get(), bounds));
        }
        if (plain == Object.class) {
            return OptionTexts.read(part.value());
        }
        if (plain == Nodes.class) {
            return Nodes.read(part);
        }
        if (plain == FaultSpec.class) {
            return FaultBinder.fault(part);
        }
        if (plain == PartitionSpec.Cut.class) {
            return FaultBinder.cut(part);
        }
        if (plain == LossSpec.class) {
            return LossSpec.read(part);
        }
        if (plain == TopologySpec.class) {
            return TopologySpec.read(part);
        }
        if (plain == ClimateSpec.class) {
            return ClimateSpec.read(part);
        }
        if (plain == BaseSpec.class) {
            return BaseSpec.read(part);
        }
        if (plain == VarySpec.class) {
            return VarySpec.read(part);
        }
        if (!plain.isRecord()) {
            throw new IllegalStateException("nothing in a scenario can be a " + plain.getName());
        }
        return record(part, plain, null);
    }

    private static @Nullable Object word(Part part, Form<?> form) {
        if (!(part.value() instanceof Value.Word word)) {
            part.refuse(form.allowed());
            return null;
        }
        try {
            return form.read(word.text());
        } catch (IllegalArgumentException unreadable) {
            part.refuse(String.valueOf(unreadable.getMessage()));
            return null;
        }
    }

    private static @Nullable Object list(Part part, Type type, @Nullable Bounds bounds) {
        if (!(part.value() instanceof Value.Entries written)) {
            part.refuse("this is a list, as in [a, b]");
            return null;
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int index = 0; index < written.entries().size(); index++) {
            list.add(value(part.entry(index), type, bounds));
        }
        return list;
    }

    private static @Nullable Object map(Part part, Type type, @Nullable Bounds bounds) {
        if (!(part.value() instanceof Value.Fields written)) {
            part.refuse("these are names with values, as in { a: 1, b: 2 }");
            return null;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        written.fields().keySet().forEach(name -> map.put(name, value(part.field(name), type, bounds)));
        return map;
    }

    private static @Nullable Object record(Part part, Class<?> type, @Nullable Record defaults) {
        List<String> names = RecordParts.names(type);
        if (!(part.value() instanceof Value.Fields written)) {
            part.refuse("this is a group of fields: " + String.join(", ", names));
            return null;
        }
        for (String name : written.fields().keySet()) {
            if (!names.contains(name)) {
                part.field(name).sayOfName("no such field" + instead(name, names));
            }
        }
        return components(part, type, defaults);
    }

    /** A record of the fields that are there, whatever else is there. */
    private static @Nullable Object components(Part part, Class<?> type, @Nullable Record defaults) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(part, components[i], defaults);
        }
        try {
            return RecordParts.make(type, values);
        } catch (IllegalArgumentException refused) {
            // most often for want of something that could not be read, which has been said already
            if (part.clean()) {
                part.say(String.valueOf(refused.getMessage()));
            }
            return null;
        }
    }

    private static String instead(String name, List<String> names) {
        String hint = Nearest.hint(name, names);
        if (!hint.isEmpty()) {
            return hint;
        }
        return names.isEmpty() ? "; there are none here" : "; the fields here are " + String.join(", ", names);
    }

    private static @Nullable Object component(Part part, RecordComponent component, @Nullable Record defaults) {
        if (component.isAnnotationPresent(Inlined.class)) {
            return components(part, component.getType(), null);
        }
        String name = RecordParts.name(component);
        Part field = part.field(name);
        AtMost most = component.getAnnotation(AtMost.class);
        if (most != null
                && field.value() instanceof Value.Entries list
                && list.entries().size() > most.value()) {
            field.say("found a list of " + list.entries().size() + ", but here are at most " + most.value());
            return null;
        }
        if (field.value() != null) {
            return value(field, component.getGenericType(), component.getAnnotation(Bounds.class));
        }
        if (component.isAnnotationPresent(Required.class)) {
            part.say("the field " + Quote.quoted(name) + " is missing");
        }
        if (defaults != null) {
            return RecordParts.get(defaults, component);
        }
        return component.getType() == Optional.class ? Optional.empty() : null;
    }
}
