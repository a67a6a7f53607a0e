package orrery;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds who may import whom, and what a run may not depend on. */
class ArchitectureTest {

    private static final String OURS = "orrery..";

    /** Whom each room may import beside itself. A new room writes its line here. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            entry("api", List.of()),
            entry("world", List.of("api")),
            entry("trace", List.of("api")),
            entry("run", List.of("world", "trace", "api")),
            entry("verdict", List.of("trace", "api")),
            entry("explore", List.of("run", "verdict", "world", "trace", "api")),
            entry("lint", List.of()),
            entry("testing", List.of("explore", "run", "verdict", "world", "trace", "api")),
            entry("protocols", List.of("api")),
            entry("viz", List.of("trace", "verdict", "api")),
            entry("scenario", List.of("testing", "explore", "run", "verdict", "world", "trace", "api", "viz")),
            entry("cli", List.of("scenario", "explore", "run", "verdict", "world", "trace", "api", "viz", "lint")));

    private static final JavaClasses HOUSE = read();

    private static JavaClasses read() {
        // of what is not ours, the names are enough
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ArchitectureTest::isMainCode)
                .importPackages("orrery");
    }

    /** Test classes lie in a folder or, from another module, in a jar of their own. */
    private static boolean isMainCode(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }

    /** Else every rule below would hold of nothing. */
    @Test
    void theHouseIsThere() {
        assertThat(rooms())
                .contains("api", "world", "trace", "run", "verdict", "explore", "protocols", "viz", "scenario", "cli");
    }

    private static Set<String> rooms() {
        return HOUSE.stream()
                .map(type -> type.getPackageName().split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rooms")
    void importsOnlyWhomItMay(String room) {
        assertThat(MAY_IMPORT).containsKey(room);
        DescribedPredicate<JavaClass> allowed = resideInAPackage(in(room));
        for (String other : MAY_IMPORT.get(room)) {
            allowed = allowed.or(resideInAPackage(in(other)));
        }
        check(noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat(resideInAPackage(OURS).and(DescribedPredicate.not(allowed))));
    }

    private static String in(String room) {
        return "orrery." + room + "..";
    }

    @Test
    void protocolsAreReachedThroughTheServiceLoaderOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("orrery.protocols..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("orrery.protocols.."));
    }

    @Test
    void protocolsDoNotKnowEachOther() {
        check(slices().matching("orrery.protocols.(*)..").should().notDependOnEachOther());
    }

    @Test
    void noPackageDependsOnItselfThroughAnother() {
        check(slices().matching("orrery.(**)").should().beFreeOfCycles());
    }

    /** The kernel's rooms are public to each other and to nobody else. */
    @Test
    void aRunIsSeenThroughTheSimulatorOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("orrery.run..")
                .should()
                .dependOnClassesThat(resideInAPackage("orrery.run..")
                        .and(describe(
                                "are not the simulator or its foresight",
                                type -> !List.of("orrery.run.Simulator", "orrery.run.Foresight")
                                        .contains(type.getName())))));
    }

    /** Faults, workload, network and disk can each be read, and changed, without the others. */
    @Test
    void theRoomsOfTheKernelStandOnEachOtherInOneOrder() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("loop")
                .definedBy("orrery.run")
                .layer("fault")
                .definedBy("orrery.run.fault")
                .layer("load")
                .definedBy("orrery.run.load")
                .layer("node")
                .definedBy("orrery.run.node")
                .layer("net")
                .definedBy("orrery.run.net")
                .layer("disk")
                .definedBy("orrery.run.disk")
                .layer("core")
                .definedBy("orrery.run.core")
                .whereLayer("loop")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers("loop")
                .whereLayer("load")
                .mayOnlyBeAccessedByLayers("loop")
                .whereLayer("node")
                .mayOnlyBeAccessedByLayers("loop", "fault", "load")
                .whereLayer("net")
                .mayOnlyBeAccessedByLayers("loop", "fault", "node")
                .whereLayer("disk")
                .mayOnlyBeAccessedByLayers("loop", "fault", "node"));
    }

    @Test
    void pictureLibrariesStayWithThePictures() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("orrery.viz..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt..", "javax.swing..", "javax.imageio..", "org.jfree..", "org.apache.batik.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("orrery.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.jline..", "com.sun.net.httpserver.."));
    }

    /** What a node, a run and a verdict are made of is the JDK, annotations and persistent collections. */
    @Test
    void theKernelStandsOnTheJdk() {
        check(classes()
                .that()
                .resideInAnyPackage("orrery.api..", "orrery.world..", "orrery.run..", "orrery.verdict..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "orrery..", "java..", "org.jspecify.annotations..", "org.pcollections..", "org.jgrapht..")));
    }

    /**
     * A run is a function of scenario and seed, and so is whatever is made of it. The command line may look at a watch, and one
     * class does work on several threads, each with a simulator of its own.
     */
    @Test
    void nothingComesFromOutside() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("orrery.cli..")
                .and()
                .doNotHaveFullyQualifiedName("orrery.explore.fuzz.InOrder")
                .should()
                .callCodeUnitWhere(describe(
                        "it asks the machine for time, luck or identity", call -> fromOutside(call.getTarget())))
                .orShould()
                .dependOnClassesThat(describe("bring luck or threads", ArchitectureTest::bringsLuckOrThreads)));
    }

    private static boolean fromOutside(AccessTarget.CodeUnitCallTarget target) {
        return switch (target.getOwner().getName()) {
            case "java.lang.System" ->
                Set.of("currentTimeMillis", "nanoTime", "identityHashCode", "getenv")
                        .contains(target.getName());
            case "java.lang.Math" -> target.getName().equals("random");
            case "java.util.UUID" -> target.getName().equals("randomUUID");
            case "java.util.Collections" ->
                target.getName().equals("shuffle")
                        && target.getRawParameterTypes().size() == 1;
            case "java.util.Collection", "java.util.List" -> target.getName().equals("parallelStream");
            default ->
                target.getOwner().getPackageName().equals("java.time")
                        && target.getName().equals("now");
        };
    }

    private static boolean bringsLuckOrThreads(JavaClass type) {
        return switch (type.getName()) {
            case "java.lang.Thread",
                    "java.lang.ThreadLocal",
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.Timer",
                    "java.security.SecureRandom",
                    "java.time.Clock" -> true;
            default ->
                type.getPackageName().startsWith("java.util.random")
                        || type.getPackageName().startsWith("java.util.concurrent");
        };
    }

    /** {@link Math} may answer with other bits on another processor (its specification allows 1 ulp). */
    @Test
    void logarithmsAreStrict() {
        Set<String> inexact = Set.of(
                "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
                "log10", "log1p", "pow", "cbrt", "hypot");
        check(noClasses()
                .should()
                .callCodeUnitWhere(describe(
                        "it calls a function of Math that StrictMath has",
                        call -> call.getTarget().getOwner().getName().equals("java.lang.Math")
                                && inexact.contains(call.getTarget().getName()))));
    }

    private static void check(ArchRule rule) {
        rule.check(HOUSE);
    }
}
