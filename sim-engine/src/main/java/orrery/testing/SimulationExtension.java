package orrery.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Hands a {@link SimulationTest} its simulation, and plays what the method made of it. */
final class SimulationExtension implements ParameterResolver, InvocationInterceptor {

    private static final String SEED = "orrery.seed";
    private static final String OUT = "orrery.out";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulation.class;
    }

    @Override
    public Simulation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        SimulationTest asked = asked(test);
        return scenario(asked)
                .map(told -> new Simulation().of(told.trial()))
                .orElseGet(() -> new Simulation().named(name(test)).servers(asked.servers()));
    }

    private static Optional<Scenarios.Told> scenario(SimulationTest asked) {
        if (asked.scenario().isEmpty()) {
            return Optional.empty();
        }
        Scenarios scenarios = ServiceLoader.load(Scenarios.class)
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "@SimulationTest(scenario = ...) needs orrery's artifact 'scenarios' on the class path"));
        return Optional.of(scenarios.find(asked.scenario()));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        method.proceed();
        SimulationTest asked = asked(call.getExecutable());
        Optional<Scenarios.Told> scenario = scenario(asked);
        Simulation simulation = call.getArguments().stream()
                .filter(argument -> argument instanceof Simulation)
                .map(Simulation.class::cast)
                .findFirst()
                .or(() -> scenario.map(told -> new Simulation().of(told.trial())))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "a @SimulationTest has a scenario or a parameter of type Simulation: " + call.getExecutable()));
        String breaks =
                asked.breaks().isEmpty() ? scenario.map(Scenarios.Told::breaks).orElse("") : asked.breaks();
        Optional<Long> again = context.getConfigurationParameter(SEED, SimulationExtension::number);
        try {
            if (!breaks.isEmpty()) {
                simulation.breaks(breaks, again.orElse(asked.firstSeed()), again.isPresent() ? 1 : asked.seeds());
            } else if (again.isPresent()) {
                simulation.holds(again.get());
            } else {
                simulation.holds(asked.firstSeed(), asked.seeds());
            }
        } catch (BrokenPromiseError broken) {
            if (broken.seed() == BrokenPromiseError.NO_SEED) {
                throw broken;
            }
            Path out = Path.of(context.getConfigurationParameter(OUT).orElse("target/orrery"));
            // a method that has a simulation may have changed what the scenario says
            boolean asWritten = call.getArguments().isEmpty();
            throw inFull(simulation, scenario.filter(told -> asWritten), call.getExecutable(), broken, out);
        }
    }

    private static BrokenPromiseError inFull(
            Simulation simulation,
            Optional<Scenarios.Told> scenario,
            Method test,
            BrokenPromiseError broken,
            Path out) {
        long seed = broken.seed();
        Path file = out.resolve(name(test) + "-" + seed + ".jsonl");
        String trace;
        try {
            simulation.save(seed, file);
            trace = file + " (draw it with: orrery view " + file + ")";
        } catch (UncheckedIOException | IllegalArgumentException e) {
            trace = "not saved: " + e.getMessage();
        }
        return new BrokenPromiseError(
                seed,
                broken.getMessage()
                        + "\n  again: "
                        + scenario.map(told -> told.again(seed) + ", or ").orElse("")
                        + "@SimulationTest(firstSeed = " + literal(seed) + ", seeds = 1), or -D" + SEED + "=" + seed
                        + "\n  trace: " + trace
                        + scenario.map(told -> "\n  report: "
                                        + drawn(told, seed, out.resolve(name(test) + "-" + seed + ".html")))
                                .orElse(""));
    }

    private static String drawn(Scenarios.Told scenario, long seed, Path page) {
        try {
            scenario.draw(seed, page);
            return page.toString();
        } catch (IOException | IllegalArgumentException e) {
            return "not drawn: " + e.getMessage();
        }
    }

    private static String literal(long seed) {
        return seed == (int) seed ? Long.toString(seed) : seed + "L";
    }

    private static SimulationTest asked(Method test) {
        return AnnotationSupport.findAnnotation(test, SimulationTest.class)
                .orElseThrow(() -> new ExtensionConfigurationException("no @SimulationTest: " + test));
    }

    private static String name(Method test) {
        return test.getDeclaringClass().getSimpleName() + "." + test.getName();
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new ExtensionConfigurationException(SEED + " is a whole number, not '" + text + "'", e);
        }
    }
}
