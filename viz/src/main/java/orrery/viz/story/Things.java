package orrery.viz.story;

import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.Roles;
import orrery.trace.Value;

/** What a protocol's own things are called and how they are written, alike for live objects and for loaded values. */
public final class Things {

    private static final int LONGEST_KIND = 60;

    private Things() {}

    /** The simple name of a record's class, or the name of an enum's constant: what messages and timers are told by. */
    public static String kind(@Nullable Object thing) {
        return switch (thing) {
            case Value.Struct struct -> struct.type();
            case Record live when !(live instanceof Value) -> live.getClass().getSimpleName();
            case Enum<?> constant -> constant.name();
            case null, default -> Value.of(thing).brief(LONGEST_KIND);
        };
    }

    /** The role that a state plays, as in {@code pre-candidate}. */
    public static String role(Object state) {
        return Roles.of(kind(state));
    }

    /** The canonical text, as in {@code RequestVote(term=3, candidate=n2)}; without the parentheses of empty records. */
    public static String text(@Nullable Object thing) {
        return Value.of(thing) instanceof Value.Struct(String type, List<Value.Field> fields) && fields.isEmpty()
                ? type
                : Value.of(thing).toString();
    }

    /** The same text, cut off with an ellipsis where it would be longer than so many characters. */
    public static String brief(@Nullable Object thing, int length) {
        return Value.of(thing) instanceof Value.Struct(String type, List<Value.Field> fields) && fields.isEmpty()
                ? new Value.Text(type).brief(length)
                : Value.of(thing).brief(length);
    }

    /** Type and values without the names of the fields, as in {@code Put k1 4}; at most so many characters. */
    public static String terse(@Nullable Object thing, int length) {
        if (!(Value.of(thing) instanceof Value.Struct struct)) {
            return brief(thing, length);
        }
        StringBuilder text = new StringBuilder(struct.type());
        for (Value.Field field : struct.fields()) {
            if (text.length() >= length) {
                break;
            }
            text.append(' ').append(field.value().brief(length));
        }
        return text.length() <= length ? text.toString() : text.substring(0, length - 1) + "…";
    }
}
