package orrery.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit test that is played under many seeds. Its method has a parameter of type {@link Simulation} and says to it what is
 * played and what goes wrong; when the method has returned, the seeds are played on all cores. The test fails at the first
 * that breaks a promise: it says which, how to play that seed again, and where its trace is. With a {@link #scenario}, all
 * is said in its file, and the method may be empty and without a parameter.
 *
 * <p>JUnit's configuration parameters, or system properties of these names: {@code orrery.seed} plays this seed and no
 * other; {@code orrery.out} is the folder for traces, {@code target/orrery} unless it is set.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Test
@ExtendWith(SimulationExtension.class)
public @interface SimulationTest {

    /** How many seeds are played. */
    long seeds() default 100;

    /** The first of them; the others follow it. */
    long firstSeed() default 1;

    /**
     * A scenario that is played: a file, or a name in the library. What it expects to be broken is looked for; if it expects
     * nothing of the kind, nothing may break. Needs the artifact {@code scenarios} on the class path.
     */
    String scenario() default "";

    /** How many servers there are, if no scenario says it and unless the method says otherwise. */
    int servers() default 3;

    /**
     * The promise that some seed must break: for a protocol with something wrong in it. Empty where none may be broken.
     */
    String breaks() default "";
}
