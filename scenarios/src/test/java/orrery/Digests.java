package orrery;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.scenario.Catalog;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.trace.Recording;

/** Plays the whole library and prints the digest of each run; a program, to be started in other Java machines. */
final class Digests {

    private Digests() {}

    public static void main(String[] none) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        of(Catalog.bundled().list()).forEach((name, digest) -> out.println(digest + "  " + name));
    }

    /** By the scenarios' names; played one after another, in this order. */
    static Map<String, String> of(List<Catalog.Entry> entries) {
        Catalog catalog = Catalog.bundled();
        ScenarioReader reader = new ScenarioReader(Protocols.installed());
        Map<String, String> digests = new TreeMap<>();
        for (Catalog.Entry entry : entries) {
            Plan plan = reader.read(catalog.find(entry.name()));
            digests.put(
                    entry.name(),
                    plan.trial(false)
                            .play(plan.seed(), Recording.digestOnly())
                            .trace()
                            .digestText());
        }
        return digests;
    }
}
