package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;
import orrery.scenario.ScenarioSource;
import orrery.trace.Recording;

/** A protocol in one file, from nothing to a failure that is shrunk, drawn and played again, also after an edit. */
class OwnProtocolTest {

    private static final Path EXAMPLE = Path.of("../docs/examples/my-protocol");
    private static final Path DAY = EXAMPLE.resolve("day.yaml");

    @TempDir
    private Path folder;

    private static String source() throws IOException {
        return Files.readString(EXAMPLE.resolve("src/main/java/tickets/Dispenser.java"));
    }

    /** In a folder of its own, since a Java file is called as its class. */
    private String file(String text, String name) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("Dispenser.java");
        Files.writeString(file, text);
        return file.toString();
    }

    private static String replaced(String text, String part, String other) {
        assertThat(text).contains(part);
        return text.replace(part, other);
    }

    /** Another message, another timer, another class, and everything a few lines further down. */
    private static String edited() throws IOException {
        String text = replaced(source(), "        record Please(long op) implements Message {}\n", """
                /** Not needed any more. */
                record Back(Ticket ticket) implements Message {}

                record Please(long op) implements Message {}
                """);
        text = replaced(text, "                case Message.Here misrouted -> ctx.refuse(misrouted, this);\n", """
                        case Message.Back unwanted -> this;
                        case Message.Here misrouted -> ctx.refuse(misrouted, this);
                """);
        text = replaced(text, "                case Message.Please misrouted -> ctx.refuse(misrouted, this);\n", """
                        case Message.Back misrouted -> ctx.refuse(misrouted, this);
                        case Message.Please misrouted -> ctx.refuse(misrouted, this);
                """);
        text = replaced(text, "        RETRY\n", "        CLOSING,\n        RETRY\n");
        return replaced(text, "Counter next = new Counter(counter.last() + 1);", "Counter next = after(counter);")
                .replaceFirst(
                        "}\\s*$",
                        "\n    static Counter after(Counter counter) {\n"
                                + "        return new Counter(Math.addExact(counter.last(), 1));\n    }\n}\n");
    }

    @Test
    void threeCommands() throws IOException {
        String protocol = file(source(), "mine");
        Path out = folder.resolve("out");
        Terminal.Typed found = Terminal.plain()
                .type(
                        "fuzz",
                        DAY.toString(),
                        "--protocol",
                        protocol,
                        "--twin",
                        "forgets",
                        "--seeds",
                        "1..20",
                        "--out",
                        out.toString());
        assertThat(found.err()).isEmpty();
        assertThat(found.out())
                .contains("no number is handed out twice, in ", "shrunk to 1 deviation from a calm world, ");
        Path failure = out.resolve("failures/seed-1");
        assertThat(failure.resolve("report.html")).isRegularFile();
        String shrunk = failure.resolve(SmallerRun.FILE).toString();
        assertThat(found.out()).contains("./orrery replay " + shrunk + " --protocol " + protocol);
        Terminal.Typed again = Terminal.plain().type("replay", shrunk, "--protocol", protocol);
        assertThat(again.out()).contains("The very same run, digest ");
        assertThat(again.code()).isEqualTo(ExitCode.KEPT);
        // who has edited the file plays the very same run, a hundred times of a hundred
        assertThat(digests(shrunk, file(edited(), "edited")))
                .isEqualTo(digests(shrunk, protocol))
                .hasSize(1);
        // and who says more meets the same failure in another run
        String chatty = replaced(
                source(),
                "rules.beforeHandingOut(next, ctx);",
                "rules.beforeHandingOut(next, ctx);\n" + "                    ctx.note(\"one more\");");
        Terminal.Typed other = Terminal.plain().type("replay", shrunk, "--protocol", file(chatty, "chatty"));
        assertThat(other.out()).contains("The same failure in another run: its digest was ");
        assertThat(other.code()).isEqualTo(ExitCode.KEPT);
    }

    /** Whoever sends a folder need not be trusted with code that runs here. */
    @Test
    void aRecordedRunBringsNoProtocolAlong() throws IOException {
        String protocol = file(source(), "mine");
        Path out = folder.resolve("ran");
        Terminal.plain()
                .type("run", DAY.toString(), "--protocol", protocol, "--twin", "forgets", "--out", out.toString());
        Terminal.Typed alone = Terminal.plain().type("replay", out.toString());
        assertThat(alone.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(alone.err())
                .contains(out + " was played with a protocol that is not installed; if you trust its code, say so with"
                        + " --protocol " + protocol);
        assertThat(Terminal.plain()
                        .type("replay", out.toString(), "--protocol", protocol)
                        .out())
                .contains("The very same run, digest ");
    }

    private static Set<Long> digests(String scenario, String protocol) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            OwnService.PROTOCOL.join(Path.of(protocol));
            Plan plan = new ScenarioReader(Protocols.installed())
                    .read(new ScenarioSource("shrunk", scenario, Files.readString(Path.of(scenario))));
            Set<Long> digests = new TreeSet<>();
            for (int time = 0; time < 100; time++) {
                digests.add(plan.trial(false)
                        .play(plan.seed(), Recording.digestOnly())
                        .trace()
                        .digest());
            }
            return digests;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void itIsListedLintedAndMeasuredLikeTheOthers() throws IOException {
        String protocol = file(source(), "mine");
        assertThat(Terminal.plain()
                        .type("list", "twins", "--protocol", protocol)
                        .out())
                .contains("dispenser forgets");
        Terminal.Typed lint = Terminal.plain().type("lint", "--protocol", protocol);
        assertThat(lint.code()).isEqualTo(ExitCode.KEPT);
        Terminal.Typed power = Terminal.plain()
                .type(
                        "power",
                        "dispenser",
                        "--protocol",
                        protocol,
                        "--scenario",
                        DAY.toString(),
                        "--campaigns",
                        "3",
                        "--cap",
                        "20",
                        "--controls",
                        "4",
                        "--out",
                        folder.resolve("power").toString());
        assertThat(power.err()).isEmpty();
        assertThat(power.out()).contains("| forgets | 3 of 3 |", "| none: the protocol itself | 0 of 3 |", "> 4");
        assertThat(Terminal.plain()
                        .type("power", "pingpong", "--scenario", "raft/campaign")
                        .err())
                .contains("--scenario: raft/campaign is of raft, not of pingpong");
    }

    @Test
    void aNameThatIsTakenIsSaid() throws IOException {
        String twice = file(replaced(source(), "return \"dispenser\";", "return \"raft\";"), "twice");
        Terminal.Typed typed = Terminal.plain().type("run", "raft/leader-crash", "--protocol", twice);
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("two protocols are named raft", "give yours another name");
        assertThat(Terminal.plain().type("list", "protocols").out()).contains("raft");
    }

    /** Seeds that one code played and seeds that another played make no campaign. */
    @Test
    void aCampaignIsNotResumedByOtherCode() throws IOException {
        String chatty = replaced(
                source(),
                "rules.beforeHandingOut(next, ctx);",
                "rules.beforeHandingOut(next, ctx);\nctx.note(\"one more\");");
        assertThat(campaign("mine", source()).out()).contains("2");
        assertThat(campaign("again", source()).code()).isEqualTo(ExitCode.KEPT);
        Terminal.Typed other = campaign("chatty", chatty);
        assertThat(other.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(other.err()).contains("holds this campaign as other code played it", "--anew");
        assertThat(campaign("chatty", chatty, "--anew").code()).isEqualTo(ExitCode.KEPT);
    }

    private Terminal.Typed campaign(String name, String text, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "fuzz",
                DAY.toString(),
                "--protocol",
                file(text, name),
                "--seeds",
                "1..2",
                "--out",
                folder.resolve("campaign").toString()));
        words.addAll(List.of(more));
        return Terminal.plain().type(words.toArray(String[]::new));
    }

    @Test
    void whatIsNoProtocolIsSaidByLine() throws IOException {
        String wrong = file(replaced(source(), "ctx.save(counter)", "ctx.sive(counter)"), "wrong");
        Terminal.Typed typed = Terminal.plain().type("run", DAY.toString(), "--protocol", wrong);
        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(typed.err()).contains("does not compile:").containsPattern("line \\d+: cannot find symbol");
        String none = folder.resolve("Nothing.java").toString();
        Files.writeString(Path.of(none), "public class Nothing {}\n");
        assertThat(Terminal.plain()
                        .type("run", DAY.toString(), "--protocol", none)
                        .err())
                .contains("has no public class Nothing that implements orrery.api.Protocol");
        assertThat(Terminal.plain()
                        .type("run", DAY.toString(), "--protocol", "nowhere.jar")
                        .err())
                .contains("--protocol: there is no nowhere.jar");
    }
}
