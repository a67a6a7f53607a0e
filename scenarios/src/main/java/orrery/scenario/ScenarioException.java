package orrery.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario cannot be played; says everything that is wrong with it, in the order of the text. */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** As many as go into a terminal. */
    private static final int SHOWN = 20;

    private final transient List<Problem> problems;

    public ScenarioException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the text; what {@code --set} brought comes last. */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        String shown = problems.stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
        int more = problems.size() - SHOWN;
        return more > 0 ? shown + "\n... and " + more + " more" : shown;
    }
}
