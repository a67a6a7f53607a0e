package orrery.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import javax.tools.ToolProvider;

/**
 * The whole simulator once more in the same Java machine, as it is or without its digest, so that the two can be held
 * against each other. The one without has in place of {@link orrery.trace.Digest} a class that does nothing.
 */
final class Twin {

    private static final String NO_DIGEST = """
            package orrery.trace;

            public final class Digest {
                public void begin(long what, long time, long which) {}
                public void add(long number) {}
                public void add(long number, long other) {}
                public void add(Object value) {}
                public long value() { return 0; }
            }
            """;

    private Twin() {}

    static LongUnaryOperator asItIs(RaftRuns.Kind kind) {
        return load(kind, List.of());
    }

    static LongUnaryOperator withoutDigest(RaftRuns.Kind kind) {
        try {
            Path folder = Files.createTempDirectory("orrery-bench");
            Path source = Files.writeString(folder.resolve("Digest.java"), NO_DIGEST);
            int errors = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
            if (errors != 0) {
                throw new IllegalStateException("the digest that does nothing does not compile");
            }
            return load(kind, List.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The runs of this kind, with classes of their own: those in the folders before those of this program. */
    private static LongUnaryOperator load(RaftRuns.Kind kind, List<Path> before) {
        try {
            List<URL> places = new ArrayList<>();
            for (Path folder : before) {
                places.add(folder.toUri().toURL());
            }
            for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
                places.add(Path.of(place).toUri().toURL());
            }
            ClassLoader own = new URLClassLoader(places.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(own); // by which protocols are found
            return (LongUnaryOperator) own.loadClass(RaftRuns.class.getName())
                    .getMethod("of", String.class)
                    .invoke(null, kind.name());
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new IllegalStateException("this program cannot be loaded twice", e);
        } finally {
            Thread.currentThread().setContextClassLoader(Twin.class.getClassLoader());
        }
    }
}
