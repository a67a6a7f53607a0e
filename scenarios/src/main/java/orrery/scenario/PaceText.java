package orrery.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.world.Pace;

/** Reads paces; {@link Pace}'s own text is the one that is read. */
final class PaceText {

    static final String PATTERN = "chance|weighted|pos\\( *" + TimeText.TIME
            + " *\\)|pct\\( *\\d{1,2} *, *\\d{1,12} *, *" + TimeText.TIME + " *\\)";
    static final String ALLOWED =
            "a pace is chance, weighted, pos(8s) or pct(2, 400, 8s), with the time from which chance decides";

    private static final Pattern POS = Pattern.compile("pos\\( *([^ ,]{1,30}) *\\)");
    private static final Pattern PCT = Pattern.compile("pct\\( *(\\d{1,2}) *, *(\\d{1,12}) *, *([^ ,]{1,30}) *\\)");

    private PaceText() {}

    /** @throws IllegalArgumentException saying what is allowed instead */
    static Pace parse(String text) {
        Matcher pos = POS.matcher(text);
        if (pos.matches()) {
            return new Pace.Pos(TimeText.nanos(pos.group(1)));
        }
        Matcher pct = PCT.matcher(text);
        if (pct.matches() && Integer.parseInt(pct.group(1)) > 0 && Long.parseLong(pct.group(2)) > 0) {
            return new Pace.Pct(
                    Integer.parseInt(pct.group(1)), Long.parseLong(pct.group(2)), TimeText.nanos(pct.group(3)));
        }
        return switch (text) {
            case "chance" -> Pace.CHANCE;
            case "weighted" -> new Pace.Weighted();
            default -> throw new IllegalArgumentException(ALLOWED);
        };
    }
}
