package orrery.lint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import orrery.lint.ClassFiles.ClassFile;

/**
 * Finds the known leaks of determinism in compiled classes. A leak that is named need not show in any run, and one that
 * shows need not be named: what lies inside of other collections, and what is called by reflection, is not followed.
 */
public final class Lint {

    private final House house;
    private final Map<String, Source> sources = new TreeMap<>();

    private Lint(Budget budget) {
        house = House.empty(budget);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Source(String place, byte[] excerpt, Shape shape) {}

    /**
     * Inspects all classes in a jar or a folder.
     *
     * @return the leaks, by class and line
     * @throws BadClassesException if there are no classes, or if they cannot be read, or if they are more than is sensible
     */
    public static List<Leak> inspect(Path jarOrFolder) {
        return inspect(jarOrFolder, "");
    }

    /**
     * Inspects the classes of a package and its subpackages, as in a jar that holds libraries too.
     *
     * @param packageName as in {@code com.acme}; empty for all
     * @return the leaks, by class and line
     * @throws BadClassesException if there are no classes, or if they cannot be read, or if they are more than is sensible
     */
    public static List<Leak> inspect(Path jarOrFolder, String packageName) {
        return inspect(jarOrFolder, packageName, Budget.usual());
    }

    static List<Leak> inspect(Path jarOrFolder, String packageName, Budget budget) {
        String prefix = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        Lint lint = new Lint(budget);
        ClassFiles.in(jarOrFolder, prefix).forEach(lint::add);
        lint.survey();
        return lint.findings();
    }

    private void add(ClassFile file) {
        guarded(file.place(), () -> {
            byte[] excerpt = Excerpt.of(file.bytes());
            int version = Short.toUnsignedInt(ByteBuffer.wrap(excerpt).getShort(6));
            if (version > Opcodes.V28) {
                throw new Excerpt.MalformedException(
                        "is of class file version " + version + "; up to " + Opcodes.V28 + ", Java 28, can be read");
            }
            Shape shape = Shape.read(excerpt, true);
            house.shapes().add(shape);
            sources.putIfAbsent(file.place(), new Source(file.place(), excerpt, shape));
        });
    }

    /** Looks at each class, and again at those that a later one told something, until nothing new is learned. */
    private void survey() {
        Survey survey = new Survey(house);
        Map<String, List<Source>> byName = new TreeMap<>();
        for (Source source : sources.values()) {
            byName.computeIfAbsent(source.shape().name(), none -> new ArrayList<>())
                    .add(source);
        }
        Deque<String> next = new ArrayDeque<>(byName.keySet());
        while (!next.isEmpty()) {
            String name = next.removeFirst();
            house.facts().readBy(name);
            for (Source source : byName.getOrDefault(name, List.of())) {
                guarded(source.place(), () -> survey.learnFrom(subject(source)));
            }
            if (next.isEmpty()) {
                next.addAll(house.facts().takeAgain());
            }
        }
    }

    private List<Leak> findings() {
        List<Rule> rules = rules(house);
        Findings findings = new Findings(house.budget());
        for (Source source : sources.values()) {
            guarded(source.place(), () -> {
                Subject subject = subject(source);
                rules.forEach(rule -> rule.inspect(subject, findings));
            });
        }
        return findings.inOrder();
    }

    static List<Rule> rules(House house) {
        return List.of(
                new CallRule(house),
                new WalkRule(house),
                new IdentityRule(house),
                new StaticRule(house),
                new NodeRule(house),
                new MethodRule());
    }

    /** The tree of a class is many times as large as its file: it is made anew for each look. */
    private Subject subject(Source source) {
        ClassNode type = new ClassNode();
        new ClassReader(source.excerpt()).accept(type, ClassReader.SKIP_FRAMES);
        return Subject.of(house, type, source.shape());
    }

    /** ASM meets bytes that make no sense with exceptions of many kinds. */
    private static void guarded(String place, Runnable reading) {
        try {
            reading.run();
        } catch (Excerpt.MalformedException e) {
            throw new BadClassesException(place + " " + e.getMessage(), e);
        } catch (BadClassesException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new BadClassesException(place + " is a class file that makes no sense", e);
        }
    }
}
