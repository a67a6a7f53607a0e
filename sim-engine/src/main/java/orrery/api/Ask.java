package orrery.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Makes a question for a client out of what the workload drew. */
@FunctionalInterface
public interface Ask {

    /**
     * @param key drawn from the workload's keys, as in {@code k3}
     * @param value a value that no other operation of the run carries
     * @param earlier the value that this client last carried for this key, or {@code value} if there was none
     */
    Record question(String key, long value, long earlier);

    /** {@code put}, {@code get} and {@code cas} over {@link KeyValue}. */
    Map<String, Ask> KEY_VALUE = keyValue();

    private static Map<String, Ask> keyValue() {
        SequencedMap<String, Ask> asks = new LinkedHashMap<>();
        asks.put("put", (key, value, earlier) -> new KeyValue.Put(key, value));
        asks.put("get", (key, value, earlier) -> new KeyValue.Get(key));
        asks.put("cas", (key, value, earlier) -> new KeyValue.Cas(key, earlier, value));
        return Collections.unmodifiableSequencedMap(asks);
    }
}
