package orrery.verdict.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a Jepsen history.
 *
 * @param type invoke, ok, fail or info
 * @param process who; null where the file does not say
 * @param timeNanos 0 where the file does not say
 */
record JepsenOperation(
        Type type,
        @Nullable Object process,
        String f,
        @Nullable Object key,
        @Nullable Object value,
        @Nullable Object error,
        long timeNanos) {

    /** Jepsen's four. */
    enum Type {
        INVOKE,
        OK,
        FAIL,
        INFO
    }

    static @Nullable Type type(@Nullable Object word) {
        return switch (String.valueOf(word)) {
            case "invoke" -> Type.INVOKE;
            case "ok" -> Type.OK;
            case "fail" -> Type.FAIL;
            case "info" -> Type.INFO;
            default -> null;
        };
    }

    static JepsenOperation of(Map<?, ?> map, Characters at) {
        Type type = type(map.get("type"));
        if (type == null) {
            throw at.wrong("an operation has a type invoke, ok, fail or info, not " + map.get("type"));
        }
        return new JepsenOperation(
                type,
                map.get("process"),
                map.containsKey("f") ? String.valueOf(map.get("f")) : "txn",
                map.get("key"),
                map.get("value"),
                map.get("error"),
                map.get("time") instanceof Long time ? time : 0);
    }

    /** The same about this key, with this value. */
    JepsenOperation with(@Nullable Object otherKey, @Nullable Object otherValue) {
        return new JepsenOperation(type, process, f, otherKey, otherValue, error, timeNanos);
    }

    boolean ofClient() {
        return process == null || !process.equals("nemesis");
    }
}
