package orrery.scenario;

import java.util.List;

/** Reads scenarios that name the protocols of these tests. */
final class Reading {

    static final Protocols PROTOCOLS = Protocols.of(List.of(new Quiet(), new Lighthouse()));
    static final ScenarioReader READER = new ScenarioReader(PROTOCOLS);

    private Reading() {}

    static Plan plan(String text, String... settings) {
        return READER.read(new ScenarioSource("mine", "mine.yaml", text), List.of(settings));
    }

    /** All that is wrong with a text, a line each; empty if nothing is. */
    static String complaints(String text, String... settings) {
        try {
            plan(text, settings);
            return "";
        } catch (ScenarioException wrong) {
            return String.join(
                    "\n", wrong.problems().stream().map(Problem::toString).toList());
        }
    }
}
