package orrery.scenario;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Why a text is not YAML, in one line, and where. */
final class Complaint {

    private Complaint() {}

    static String of(JacksonException unreadable) {
        String reason = String.valueOf(
                unreadable.getCause() instanceof MarkedYamlEngineException yaml
                        ? yaml.getProblem()
                        : unreadable.getOriginalMessage());
        if (reason.contains("TAB")) {
            return "a tab stands where YAML wants spaces";
        }
        if (reason.startsWith("Expected a property name")) {
            return "something other than a word stands where a field's name should be";
        }
        return "this is no YAML: "
                + Quote.shortened(reason.lines().findFirst().orElse("").replaceFirst(" *\\(Do not.*", ""));
    }

    /** The parser's own idea of the place lies one token back, so the YAML reader's mark goes first. */
    static Place place(JacksonException unreadable, Place start) {
        if (start.line() == 0) {
            return start;
        }
        Optional<Mark> mark = unreadable.getCause() instanceof MarkedYamlEngineException yaml
                ? yaml.getProblemMark()
                : Optional.empty();
        if (mark.isPresent()) {
            return new Place(
                    start.source(), mark.get().getLine() + 1, mark.get().getColumn() + 1);
        }
        TokenStreamLocation location = unreadable.getLocation();
        return location == null
                ? start
                : new Place(start.source(), Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
