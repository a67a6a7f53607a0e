package orrery.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known of fields, parameters and results across all classes. Facts are only ever added, and each class that asked
 * for one before it was known is looked at again, until nothing new is learned.
 */
final class Facts {

    /** What is kept counts by its memory. */
    private static final int COST_OF_A_LETTER = 10;

    private final Map<String, Origin> hashed = new TreeMap<>();
    private final Map<String, FieldRef> passedOn = new TreeMap<>();
    private final Map<String, Set<String>> readers = new TreeMap<>();
    private final Set<String> again = new TreeSet<>();
    private final Budget budget;
    private String reader = "";

    Facts(Budget budget) {
        this.budget = budget;
    }

    static String field(String owner, String name) {
        return owner + "." + name;
    }

    static String parameter(String owner, String method, int index) {
        return owner + "." + method + "#" + index;
    }

    static String result(String owner, String method) {
        return owner + "." + method;
    }

    /** Whoever asks from now on is this class. */
    void readBy(String className) {
        reader = className;
    }

    /** Why walks over this field, parameter or result are in hash order. */
    Optional<Origin> hashed(String key) {
        remember(key);
        return Optional.ofNullable(hashed.get(key));
    }

    /** The field that a method hands out as it is. */
    Optional<FieldRef> passedOn(String result) {
        remember(result);
        return Optional.ofNullable(passedOn.get(result));
    }

    private void remember(String key) {
        Set<String> asked = readers.get(key);
        if (asked == null) {
            budget.spend((long) COST_OF_A_LETTER * key.length());
            asked = new TreeSet<>();
            readers.put(key, asked);
        }
        asked.add(reader);
    }

    void learnHashed(String key, Origin origin) {
        if (hashed.putIfAbsent(key, origin) == null) {
            lookAgain(key);
        }
    }

    void learnPassedOn(String result, FieldRef field) {
        if (passedOn.putIfAbsent(result, field) == null) {
            lookAgain(result);
        }
    }

    private void lookAgain(String key) {
        again.addAll(readers.getOrDefault(key, Set.of()));
    }

    /** The classes that have to be looked at again, in order; they are handed out once. */
    List<String> takeAgain() {
        List<String> taken = new ArrayList<>(again);
        again.clear();
        return taken;
    }
}
