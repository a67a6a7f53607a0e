package orrery.lint;

import java.util.Comparator;

/**
 * A place in the byte code where something from outside leaks into a run.
 *
 * @param className as the JVM names it, with dots: {@code com.acme.Gossip$Peer}
 * @param method its name, {@code <init>} for a constructor; for the body of a lambda, that of the method around it; empty
 *     where a field leaks
 * @param file the source file's name, or the class file's where the compiler noted none
 * @param line in the source file, or 0 where the compiler noted none
 * @param kind what kind of leak it is
 * @param what what leaks there, as in {@code System.nanoTime}
 */
public record Leak(String className, String method, String file, int line, Kind kind, String what)
        implements Comparable<Leak> {

    private static final Comparator<Leak> ORDER = Comparator.comparing(Leak::className)
            .thenComparingInt(Leak::line)
            .thenComparing(Leak::kind)
            .thenComparing(Leak::method)
            .thenComparing(Leak::what)
            .thenComparing(Leak::file);

    /** Why it breaks determinism. */
    public String why() {
        return kind.why();
    }

    /** What to use instead. */
    public String instead() {
        return kind.instead();
    }

    /** Where it is, in the form of a stack trace, which editors make a link of. */
    public String place() {
        String member = method.isEmpty() ? className : className + "." + method;
        return member + "(" + file + (line > 0 ? ":" + line : "") + ")";
    }

    /** By class, then by line. */
    @Override
    public int compareTo(Leak other) {
        return ORDER.compare(this, other);
    }
}
