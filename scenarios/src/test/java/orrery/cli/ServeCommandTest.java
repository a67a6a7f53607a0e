package orrery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import orrery.cli.Terminal.Typed;
import orrery.explore.walk.Walk;
import orrery.scenario.Catalog;
import orrery.scenario.Plan;
import orrery.scenario.Protocols;
import orrery.scenario.ScenarioReader;

/** The pages of a walk: choices in their address lead where the same words lead in the terminal, and nobody else gets to see them. */
class ServeCommandTest {

    private static final ByteArrayOutputStream REMARKS = new ByteArrayOutputStream();

    @SuppressWarnings("NonFinalStaticField") // started once for all tests
    private static WalkServer server;

    @TempDir
    private Path folder;

    /** An answer of the server. */
    private record Answer(int code, String head, String body) {}

    @BeforeAll
    static void start() {
        Plan plan =
                new ScenarioReader(Protocols.installed()).read(Catalog.bundled().find("pingpong/hello"), List.of());
        Walk walk = Walk.begin(plan.trial(false), plan.seed(), true);
        PrintStream remarks = new PrintStream(REMARKS, true, StandardCharsets.UTF_8);
        Console console = new Console(remarks, remarks, false, false, 100, () -> 0);
        server = WalkServer.start(
                new WalkPages(new Walked.Begun(plan, walk, List.of(), "./orrery step pingpong/hello --calm")),
                console,
                0);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(REMARKS.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static Answer get(String choices) throws IOException {
        return ask("GET", server.address().getPath() + choices, host());
    }

    private static String host() {
        return server.address().getAuthority();
    }

    private static Answer ask(String method, String path, String host) throws IOException {
        URI address = server.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = method + " " + path + " HTTP/1.1\r\n"
                    + (host.isEmpty() ? "" : "Host: " + host + "\r\n")
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(all.split(" ", 3)[1]), all.substring(0, end), all.substring(end + 4));
        }
    }

    private static String walked(String lines) {
        Typed typed = Terminal.plain().typeInto(lines, "step", "pingpong/hello", "--calm");
        assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.KEPT);
        return typed.out().replaceFirst("(?s).*digest ([0-9a-f]{16}).*", "$1");
    }

    @Test
    void theFirstPageTellsWhatIsToCome() throws IOException {
        Answer page = get("");
        assertThat(page.code()).isEqualTo(200);
        assertThat(page.head()).contains("text/html", "no-store", "no-referrer", "DENY");
        assertThat(page.body())
                .contains("\"walk\":{\"said\":[],\"back\":[],\"done\":[]")
                .contains("[\"10ms\",\"n1 -\\u003E n2  Ping(count=1), message 1 of its link\",true]")
                .contains("[\"(100ms)\",\"n1 timer RETRY\",false]")
                .contains("\"sentence\":\"not yet\"");
    }

    @Test
    void theSameWordsLeadToTheSamePlaceAsInTheTerminal() throws IOException {
        String digest = walked("drop 1\nnext\ncrash n2\nend\n");
        Answer page = get("?do=drop+1&do=next&do=crash+n2&do=end");
        assertThat(page.body())
                .contains("\"digest\":\"" + digest + "\"", "\"next\":\"\"", " is lost\"", "n2 crashes\"")
                .doesNotContain("\"sentence\":\"not yet\"");
        assertThat(walked("end\n")).isNotEqualTo(digest);
    }

    @Test
    void whatIsSavedPlaysTheSameRun() throws IOException {
        Answer scenario = get("walked.yaml?do=delay+1+30ms&do=next&do=cut+n1+n2");
        assertThat(scenario.code()).isEqualTo(200);
        Path file = Files.writeString(folder.resolve("walked.yaml"), scenario.body());
        Typed run = Terminal.plain().type("run", file.toString(), "--no-pictures", "--json");
        assertThat(run.out()).contains("\"digest\" : \"" + walked("delay 1 30ms\nnext\ncut n1 n2\nend\n") + "\"");
        assertThat(get("walked.yaml?do=drop+7").code()).isEqualTo(400);
    }

    @Test
    void whatCannotBeDoneLeavesOneWhereOneStood() throws IOException {
        assertThat(get("?do=next&do=drop+9&do=next").body())
                .contains("\"said\":[\"next\"]")
                .contains("\"refused\":\"\\u201Cdrop 9\\u201D: found 9, but the numbers of the list are 1 to ");
        assertThat(get("?do=save+x.yaml").body()).contains("\"said\":[]", "found \\\"save\\\"");
        assertThat(get("?do=quit").body()).contains("\"said\":[]", "found \\\"quit\\\"");
    }

    @Test
    void stepsInTheAddressAreOneNumber() throws IOException {
        assertThat(get("?do=next&do=next+2&do=next").body()).contains("\"said\":[\"next 4\"],\"back\":[\"next 3\"]");
        assertThat(get("?do=next+2&do=crash+n1").body()).contains("\"back\":[\"next 2\"]");
    }

    @Test
    void whoDoesNotKnowTheSecretSeesNothing() throws IOException {
        String path = server.address().getPath();
        assertThat(path).matches("/[0-9a-f]{32}/");
        char last = path.charAt(path.length() - 2);
        String guess = path.substring(0, path.length() - 2) + (last == '0' ? '1' : '0') + "/";
        for (String other : List.of("/", guess, path.substring(0, path.length() - 1), "/" + path, "/favicon.ico")) {
            Answer answer = ask("GET", other, host());
            assertThat(answer.code()).as(other).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("pingpong");
        }
        assertThat(get("other").code()).isEqualTo(404);
    }

    @Test
    void anotherNameForThisMachineIsNoWayIn() throws IOException {
        String path = server.address().getPath();
        int port = server.address().getPort();
        for (String other : List.of("rebound.example:" + port, "127.0.0.1", "127.0.0.1:80", "")) {
            assertThat(ask("GET", path, other).code()).as(other).isIn(400, 403);
        }
        assertThat(ask("GET", path, "localhost:" + port).code()).isEqualTo(200);
    }

    @Test
    void oneCanOnlyLook() throws IOException {
        String path = server.address().getPath();
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            assertThat(ask(method, path, host()).code()).as(method).isEqualTo(405);
        }
        Answer head = ask("HEAD", path, host());
        assertThat(head.code()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void addressesThatMakeNoSenseAreRefused() throws IOException {
        assertThat(get("?x=1").code()).isEqualTo(400);
        assertThat(get("?do=%zz").code()).isEqualTo(400);
        assertThat(get("?" + "do=next&".repeat(600) + "do=next").code()).isEqualTo(400);
        assertThat(get("?do=" + "x".repeat(30_000)).code()).isEqualTo(414);
    }

    @Test
    void theCommandSaysWhereItIsAndEndsWithItsPipe() throws IOException, InterruptedException {
        Process process = Child.process("serve", "pingpong/hello", "--calm").start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).matches("pingpong/hello is at http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/");
            assertThat(process.isAlive()).isTrue();
            process.getOutputStream().close();
            assertThat(process.waitFor()).isEqualTo(ExitCode.KEPT);
        } finally {
            process.destroy();
        }
        Typed taken = Terminal.plain()
                .type("serve", "pingpong/hello", "--port=" + server.address().getPort());
        assertThat(taken.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(taken.err()).contains("cannot listen at 127.0.0.1:", "name another --port");
        assertThat(Terminal.plain()
                        .type("serve", "pingpong/hello", "--port=70000")
                        .err())
                .contains("ports go from 0");
    }
}
