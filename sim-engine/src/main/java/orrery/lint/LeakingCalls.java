package orrery.lint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls and fields of the JDK that leak wherever they stand. */
final class LeakingCalls {

    /** What leaks, by kind, in {@link CallPattern}'s form. */
    static final Map<Kind, List<CallPattern>> TABLE = table();

    /** Looking through the whole table. */
    private static final int COST_OF_A_CLASS = 5_000;

    private final Shapes shapes;
    private final Budget budget;
    private final Map<String, Map<Kind, List<CallPattern>>> byClass = new TreeMap<>();

    LeakingCalls(Shapes shapes, Budget budget) {
        this.shapes = shapes;
        this.budget = budget;
    }

    private static Map<Kind, List<CallPattern>> table() {
        Map<Kind, List<CallPattern>> table = new EnumMap<>(Kind.class);
        put(
                table,
                Kind.WALL_CLOCK,
                "java.lang.System#currentTimeMillis|nanoTime",
                "java.time.*#now()|now(ZoneId)",
                "java.time.Clock#system*|tick*(ZoneId)",
                "java.time.InstantSource#system",
                "java.util.Date#new()",
                "java.util.Calendar#getInstance",
                "java.util.GregorianCalendar#new()|new(TimeZone)|new(Locale)|new(TimeZone,Locale)");
        put(
                table,
                Kind.RANDOM,
                "java.lang.Math#random",
                "java.lang.StrictMath#random",
                "java.util.Random#new|from",
                "java.util.SplittableRandom#new",
                "java.util.random.RandomGenerator#of|getDefault",
                "java.util.random.RandomGeneratorFactory#*",
                "java.util.concurrent.ThreadLocalRandom#current",
                "java.security.SecureRandom#*",
                "java.security.KeyPairGenerator#*",
                "javax.crypto.KeyGenerator#*",
                "java.util.UUID#randomUUID",
                "java.util.Collections#shuffle");
        put(
                table,
                Kind.THREAD,
                "java.lang.Thread#*",
                "java.lang.Thread$Builder*#*",
                "java.lang.ThreadLocal#*",
                "java.lang.ScopedValue#*",
                "java.util.Timer#*",
                "java.util.concurrent.Executor*#*",
                "java.util.concurrent.*Executor#*",
                "java.util.concurrent.*ExecutorService#*",
                "java.util.concurrent.Completable*#*",
                "java.util.concurrent.Completion*#*",
                "java.util.concurrent.ForkJoin*#*",
                "java.util.concurrent.Future*#*",
                "java.util.concurrent.StructuredTaskScope*#*",
                "java.util.concurrent.SubmissionPublisher#*",
                "java.util.concurrent.TimeUnit#sleep|timedJoin|timedWait",
                "java.util.Collection#parallelStream",
                "java.util.stream.*#parallel()",
                "java.util.stream.StreamSupport#*(Spliterator,boolean)",
                "java.util.Arrays#parallel*");
        put(
                table,
                Kind.LOCK,
                "java.lang.Object#wait|notify|notifyAll",
                "java.lang.invoke.VarHandle#*",
                "java.util.concurrent.atomic.*#*",
                "java.util.concurrent.locks.*#*",
                "java.util.concurrent.Concurrent*#new",
                "java.util.concurrent.CopyOnWrite*#new",
                "java.util.concurrent.*Queue#new",
                "java.util.concurrent.*Deque#new",
                "java.util.concurrent.CountDownLatch#*",
                "java.util.concurrent.CyclicBarrier#*",
                "java.util.concurrent.Exchanger#*",
                "java.util.concurrent.Phaser#*",
                "java.util.concurrent.Semaphore#*",
                "java.util.Collections#synchronized*");
        put(
                table,
                Kind.IDENTITY,
                "java.lang.System#identityHashCode",
                "java.util.Objects#toIdentityString",
                "java.util.IdentityHashMap#new");
        put(
                table,
                Kind.ENVIRONMENT,
                "java.lang.System#getenv|getProperty|getProperties|lineSeparator",
                "java.lang.Boolean#getBoolean",
                "java.lang.Integer#getInteger",
                "java.lang.Long#getLong",
                "java.lang.Runtime#availableProcessors|freeMemory|maxMemory|totalMemory|version",
                "java.lang.ProcessHandle*#*",
                "java.lang.StackWalker#*",
                "java.lang.Throwable#getStackTrace",
                "java.lang.management.*#*",
                "java.nio.charset.Charset#defaultCharset",
                "java.lang.String#getBytes()|new(byte[])|new(byte[],int,int)",
                "java.nio.ByteOrder#nativeOrder",
                "java.time.ZoneId#systemDefault",
                "java.util.TimeZone#getDefault");
        put(
                table,
                Kind.OUTSIDE,
                "java.lang.System#in|console",
                "java.io.Console#*",
                "java.io.File#*",
                "java.io.File*Stream#new",
                "java.io.FileReader#new",
                "java.io.FileWriter#new",
                "java.io.RandomAccessFile#*",
                "java.net.*Socket*#*",
                "java.net.InetAddress#*",
                "java.net.NetworkInterface#*",
                "java.net.URL#open*|getContent",
                "java.net.http.*#*",
                "java.nio.channels.*#*",
                "java.nio.file.FileStore#*",
                "java.nio.file.FileSystem*#*",
                "java.nio.file.Files#*",
                "java.sql.*#*",
                "java.util.Scanner#new(File*)|new(Path*)",
                "java.util.zip.ZipFile#*");
        put(
                table,
                Kind.LOCALE,
                "java.util.Locale#getDefault",
                "java.lang.String#format(String,Object[])|formatted|toLowerCase()|toUpperCase()",
                "java.io.PrintStream#format(String,Object[])|printf(String,Object[])",
                "java.io.PrintWriter#format(String,Object[])|printf(String,Object[])",
                "java.util.Formatter#new()|new(Appendable)|new(PrintStream)",
                "java.util.Scanner#new",
                "java.util.ResourceBundle#getBundle(String)",
                "java.text.Collator#getInstance()",
                "java.text.BreakIterator#get*Instance()",
                "java.text.DateFormat#get*Instance()|get*Instance(int)|get*Instance(int,int)",
                "java.text.DecimalFormat#new()|new(String)",
                "java.text.DecimalFormatSymbols#new()|getInstance()",
                "java.text.MessageFormat#new(String)|format(String,Object[])",
                "java.text.NumberFormat#get*Instance()",
                "java.text.SimpleDateFormat#new()|new(String)",
                "java.time.format.DateTimeFormatter#ofPattern(String)|ofLocalized*",
                "java.time.format.DateTimeFormatterBuilder#toFormatter()");

        put(
                table,
                Kind.REFLECTION,
                "java.lang.Class#getFields|getDeclaredFields|getMethods|getDeclaredMethods",
                "java.lang.Class#getConstructors|getDeclaredConstructors|getClasses|getDeclaredClasses",
                "java.lang.reflect.AnnotatedElement#getAnnotations|getDeclaredAnnotations",
                "java.util.ServiceLoader#*");
        put(
                table,
                Kind.INEXACT_MATH,
                "java.lang.Math#sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh",
                "java.lang.Math#exp|expm1|log|log10|log1p|pow|cbrt|hypot");
        put(
                table,
                Kind.GARBAGE,
                "java.lang.ref.*#new",
                "java.lang.ref.Cleaner#*",
                "java.util.WeakHashMap#new",
                "java.lang.System#gc",
                "java.lang.Runtime#gc");
        put(
                table,
                Kind.PROCESS,
                "java.lang.System#exit|setProperty|setProperties|clearProperty|setIn|setOut|setErr|load|loadLibrary",
                "java.lang.Runtime#exit|halt|exec|addShutdownHook|load|loadLibrary",
                "java.lang.ProcessBuilder#*",
                "java.util.Locale#setDefault",
                "java.util.TimeZone#setDefault");
        return table;
    }

    private static void put(Map<Kind, List<CallPattern>> table, Kind kind, String... patterns) {
        table.put(kind, CallPattern.list(patterns));
    }

    /** What kind of leak a call is, if it is one. */
    Optional<Kind> kindOf(Call call) {
        return kindOf(call.owner(), call.method(), call.name(), call.argumentText());
    }

    /** What kind of leak reading a static field is, if it is one. */
    Optional<Kind> kindOf(String owner, String field) {
        return kindOf(owner, field, field, "");
    }

    /** What a subclass inherits leaks as it does in its superclass, unless an inspected class has its own. */
    private Optional<Kind> kindOf(String owner, String member, String name, String argumentText) {
        for (String ancestor : shapes.ancestry(owner)) {
            if (shapes.isInspected(ancestor)) {
                if (shapes.declarer(ancestor, member).filter(Shape::inspected).isPresent()) {
                    return Optional.empty();
                }
                continue;
            }
            for (Map.Entry<Kind, List<CallPattern>> entry : meaning(ancestor).entrySet()) {
                if (entry.getValue().stream().anyMatch(pattern -> pattern.means(name, argumentText))) {
                    return Optional.of(entry.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private Map<Kind, List<CallPattern>> meaning(String owner) {
        return byClass.computeIfAbsent(owner, name -> {
            budget.spend(COST_OF_A_CLASS);
            return patternsFor(name);
        });
    }

    private static Map<Kind, List<CallPattern>> patternsFor(String owner) {
        String className = owner.replace('/', '.');
        Map<Kind, List<CallPattern>> meaning = new EnumMap<>(Kind.class);
        TABLE.forEach((kind, patterns) -> {
            List<CallPattern> meant = patterns.stream()
                    .filter(pattern -> pattern.means(className))
                    .toList();
            if (!meant.isEmpty()) {
                meaning.put(kind, new ArrayList<>(meant));
            }
        });
        return meaning;
    }
}
