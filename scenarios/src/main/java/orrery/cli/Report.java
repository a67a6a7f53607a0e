package orrery.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.scenario.Conclusion;
import orrery.trace.Trace;
import orrery.verdict.Verdict;

/**
 * All that is said about a run, to people by {@link TextReport} and to machines by {@link JsonReport}.
 *
 * @param title what the scenario says one should look at; may be empty
 * @param conclusion whether what came of the run was expected
 * @param again the line that plays the same run; empty for one that was loaded
 * @param files what was written
 * @param wallNanos how long playing and judging took; 0 for a run that was loaded
 */
record Report(
        String title,
        Trace trace,
        List<Verdict> verdicts,
        Conclusion conclusion,
        String again,
        Files files,
        long wallNanos) {

    /**
     * @param folder empty when nothing was written
     * @param names in the folder, in order
     * @param page the one to open, if it was written
     */
    record Files(Optional<Path> folder, List<String> names, Optional<Path> page) {
        static final Files NONE = new Files(Optional.empty(), List.of(), Optional.empty());
    }

    /** How often operations ended in which way. */
    record Operations(long asked, long ok, long failed, long unknown, long open) {

        static Operations of(List<Operation> operations) {
            long ok = 0;
            long failed = 0;
            long unknown = 0;
            long open = 0;
            for (Operation operation : operations) {
                if (operation.completed() == Operation.OPEN) {
                    open++;
                    continue;
                }
                switch (operation.outcome()) {
                    case Outcome.Ok answered -> ok++;
                    case Outcome.Fail refused -> failed++;
                    case Outcome.Unknown lost -> unknown++;
                }
            }
            return new Operations(operations.size(), ok, failed, unknown, open);
        }
    }

    Operations operations() {
        return Operations.of(trace.history().operations());
    }
}
