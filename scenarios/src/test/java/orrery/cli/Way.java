package orrery.cli;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/** A way in which something from outside gets into a state: one method each, named after it. */
@SuppressWarnings({ // all of it is meant
    "AddressSelection",
    "ArrayToString",
    "ImmutableEnumChecker",
    "NonFinalStaticField",
    "ObjectToString",
    "StringCaseLocaleUsage"
})
enum Way {
    CURRENT_TIME_MILLIS(Way::currentTimeMillis),
    NANO_TIME(Way::nanoTime),
    INSTANT_NOW(Way::instantNow),
    MATH_RANDOM(Way::mathRandom),
    RANDOM_UUID(Way::randomUuid),
    OWN_RANDOM(Way::ownRandom),
    SHUFFLE(Way::shuffle),
    THREAD(Way::thread),
    PARALLEL_STREAM(Way::parallelStream),
    SYNCHRONIZED_BLOCK(Way::synchronizedBlock),
    ATOMIC(Way::atomic),
    IDENTITY_HASH(Way::identityHash),
    HASH_OF_ENUM(Way::hashOfEnum),
    HASH_OF_OBJECT(Way::hashOfObject),
    HASH_OF_RECORD_WITH_ENUM(Way::hashOfRecordWithEnum),
    TEXT_OF_OBJECT(Way::textOfObject),
    TEXT_OF_ARRAY(Way::textOfArray),
    WALK_OF_SET_OF(Way::walkOfSetOf),
    WALK_OF_MAP_OF(Way::walkOfMapOf),
    WALK_OF_ENUMS(Way::walkOfEnums),
    WALK_OF_OBJECTS(Way::walkOfObjects),
    WALK_OF_MAP_KEYS(Way::walkOfMapKeys),
    WALK_OF_COLLECTED_SET(Way::walkOfCollectedSet),
    STATIC_FIELD(Way::staticField),
    STATIC_LIST(Way::staticList),
    FILE(Way::file),
    SOCKET(Way::socket),
    ENVIRONMENT(Way::environment),
    PROPERTY(Way::property),
    PROCESSORS(Way::processors),
    CHARSET(Way::charset),
    ZONE(Way::zone),
    LANGUAGE(Way::language),
    FORMAT(Way::format),
    REFLECTION(Way::reflection),
    SINE(Way::sine),
    WEAK_REFERENCE(Way::weakReference),
    STACK_TRACE(Way::stackTrace),
    /** Not named by the lint: a hashed collection inside another collection. */
    WALK_OF_ENUMS_IN_A_LIST(Way::walkOfEnumsInAList),
    /** Not named by the lint: a call by reflection. */
    BY_REFLECTION(Way::byReflection),
    /** Not named by the lint: a class outside that looks at the clock. */
    THROUGH_A_LIBRARY(Way::throughALibrary);

    private static final class Plain {}

    private record Painted(Way way, int coats) {}

    private static final List<String> SEEN = new ArrayList<>();
    private static int counter;

    private final Supplier<String> leak;

    Way(Supplier<String> leak) {
        this.leak = leak;
    }

    /** What comes in this way, as text. */
    String leak() {
        return leak.get();
    }

    /** The method that leaks, by its name; empty where a field does. */
    String method() {
        String words = name().toLowerCase(Locale.ROOT);
        StringBuilder method = new StringBuilder();
        for (String word : words.split("_")) {
            method.append(method.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return this == STATIC_FIELD ? "" : method.toString();
    }

    private static String currentTimeMillis() {
        return "" + System.currentTimeMillis();
    }

    private static String nanoTime() {
        return "" + System.nanoTime();
    }

    private static String instantNow() {
        return Instant.now().toString();
    }

    private static String mathRandom() {
        return "" + Math.random();
    }

    private static String randomUuid() {
        return UUID.randomUUID().toString();
    }

    private static String ownRandom() {
        return "" + new Random().nextInt();
    }

    private static String shuffle() {
        List<Way> ways = new ArrayList<>(List.of(values()));
        Collections.shuffle(ways);
        return ways.toString();
    }

    private static String thread() {
        return Thread.currentThread().toString();
    }

    private static String parallelStream() {
        return List.of(values()).parallelStream().findAny().toString();
    }

    private static String synchronizedBlock() {
        synchronized (Way.class) {
            return "alone";
        }
    }

    private static String atomic() {
        return "" + new AtomicInteger().incrementAndGet();
    }

    private static String identityHash() {
        return "" + System.identityHashCode(new Plain());
    }

    private static String hashOfEnum() {
        return "" + ATOMIC.hashCode();
    }

    private static String hashOfObject() {
        return "" + new Plain().hashCode();
    }

    private static String hashOfRecordWithEnum() {
        return "" + new Painted(ATOMIC, 1).hashCode();
    }

    private static String textOfObject() {
        return new Plain().toString();
    }

    private static String textOfArray() {
        return new int[1].toString();
    }

    private static String walkOfSetOf() {
        return String.join(",", Set.of("a", "b", "c", "d", "e", "f", "g", "h"));
    }

    private static String walkOfMapOf() {
        StringBuilder text = new StringBuilder();
        for (String key :
                Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7).keySet()) {
            text.append(key);
        }
        return text.toString();
    }

    private static String walkOfEnums() {
        StringBuilder text = new StringBuilder();
        for (Way way : new HashSet<>(List.of(values()))) {
            text.append(way);
        }
        return text.toString();
    }

    private static String walkOfObjects() {
        Set<Plain> plains = new HashSet<>();
        plains.add(new Plain());
        plains.add(new Plain());
        StringBuilder text = new StringBuilder();
        for (Plain plain : plains) {
            text.append(plain.getClass());
        }
        return text.toString();
    }

    private static String walkOfMapKeys() {
        Map<Way, Integer> map = new HashMap<>();
        for (Way way : values()) {
            map.put(way, way.ordinal());
        }
        StringBuilder text = new StringBuilder();
        map.forEach((way, number) -> text.append(way));
        return text.toString();
    }

    private static String walkOfCollectedSet() {
        StringBuilder text = new StringBuilder();
        for (Way way : List.of(values()).stream().collect(Collectors.toSet())) {
            text.append(way);
        }
        return text.toString();
    }

    private static String staticField() {
        counter++;
        return "" + counter;
    }

    private static String staticList() {
        SEEN.add("again");
        return SEEN.toString();
    }

    private static String file() {
        return "" + Files.exists(Path.of("pom.xml"));
    }

    private static String socket() {
        try {
            return InetAddress.getByName("127.0.0.1").toString();
        } catch (IOException e) {
            return "none";
        }
    }

    private static String environment() {
        return "" + System.getenv("PATH");
    }

    private static String property() {
        return System.getProperty("java.version");
    }

    private static String processors() {
        return "" + Runtime.getRuntime().availableProcessors();
    }

    private static String charset() {
        return Charset.defaultCharset().name();
    }

    private static String zone() {
        return ZoneId.systemDefault().toString();
    }

    private static String language() {
        return "hi".toUpperCase();
    }

    private static String format() {
        return String.format("%,d", 1_000);
    }

    private static String reflection() {
        return List.of(Way.class.getDeclaredMethods()).toString();
    }

    private static String sine() {
        return "" + Math.sin(1);
    }

    private static String weakReference() {
        return "" + (new WeakReference<>(new Plain()).get() == null);
    }

    private static String stackTrace() {
        return new IllegalStateException().getStackTrace()[0].toString();
    }

    private static String walkOfEnumsInAList() {
        List<Set<Way>> nested = new ArrayList<>();
        nested.add(new HashSet<>(List.of(values())));
        StringBuilder text = new StringBuilder();
        for (Set<Way> inner : nested) {
            for (Way way : inner) {
                text.append(way);
            }
        }
        return text.toString();
    }

    private static String byReflection() {
        try {
            Method nanoTime = System.class.getMethod("nanoTime");
            return "" + nanoTime.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String throughALibrary() {
        return new LogRecord(Level.INFO, "").getInstant().toString();
    }
}
