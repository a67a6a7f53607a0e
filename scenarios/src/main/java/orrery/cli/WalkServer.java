package orrery.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the pages of a walk on this machine's own address, and to nobody who does not know its secret. It holds no state but
 * what can be played again, reads no request's body, and writes no file: whoever asks can only look.
 *
 * <p>The secret is a part of each page's address, so no other program's page can ask for one; and a request must name this server
 * as its host, so that no name that somebody else points at this machine (DNS rebinding) gets an answer either.
 */
final class WalkServer implements AutoCloseable {

    static final String SCENARIO = "walked.yaml";

    private static final int SECRET_BYTES = 16;
    private static final int LONGEST_ADDRESS = 20_000;
    private static final int MOST_CHOICES = 500;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final WalkPages pages;
    private final Console console;
    private final HttpServer server;
    private final String secret;
    private final ExecutorService reader = Executors.newSingleThreadExecutor();

    /** What is answered. */
    private record Reply(int code, String type, String body) {}

    private WalkServer(WalkPages pages, Console console, HttpServer server, String secret) {
        this.pages = pages;
        this.console = console;
        this.server = server;
        this.secret = secret;
    }

    /**
     * Begins to answer.
     *
     * @param port 0 for one that is free
     */
    static WalkServer start(WalkPages pages, Console console, int port) {
        // who sends a request that does not end is not waited for; read once, when the first server is made
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        try {
            InetAddress loopback = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
            HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            byte[] secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            WalkServer server =
                    new WalkServer(pages, console, http, HexFormat.of().formatHex(secret));
            http.createContext("/", server::answer);
            // one after another: all of them walk in the same places
            http.setExecutor(server.reader);
            http.start();
            return server;
        } catch (IOException e) {
            throw new BadInput(
                    "cannot listen at 127.0.0.1:" + port + ": " + e.getMessage() + "; name another --port", e);
        }
    }

    /** Where the walk begins. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/" + secret + "/");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        reader.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.type());
            headers.set("Cache-Control", "no-store");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            if (reply.code() == 405) {
                headers.set("Allow", "GET, HEAD");
            }
            boolean silent = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.code(), silent ? -1 : body.length);
            if (!silent) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply reply(HttpExchange exchange) {
        if (!isForUs(exchange.getRequestHeaders().get("Host"))) {
            return new Reply(403, TEXT, "this server answers to 127.0.0.1 only\n");
        }
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        if (path == null || !knowsTheSecret(path)) {
            return new Reply(404, TEXT, "there is nothing here; the address is the one that orrery serve printed\n");
        }
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return new Reply(405, TEXT, "one can only look\n");
        }
        if (query != null && query.length() > LONGEST_ADDRESS) {
            return new Reply(414, TEXT, "an address has no more than " + LONGEST_ADDRESS + " letters\n");
        }
        try {
            return switch (path.substring(secret.length() + 2)) {
                case "" -> new Reply(200, "text/html; charset=utf-8", pages.page(choices(query)));
                case SCENARIO -> new Reply(200, "application/yaml; charset=utf-8", pages.scenario(choices(query)));
                default -> new Reply(404, TEXT, "there is nothing here\n");
            };
        } catch (BadInput wrong) {
            return new Reply(400, TEXT, wrong.getMessage() + "\n");
        } catch (RuntimeException | Error fault) {
            console.remark("orrery: this is a mistake of the program and not yours; sorry: "
                    + Console.harmless(fault.toString()));
            return new Reply(500, TEXT, "this is a mistake of the program and not yours; sorry\n");
        }
    }

    private boolean isForUs(@Nullable List<String> hosts) {
        return hosts != null
                && hosts.size() == 1
                && List.of("127.0.0.1:" + port(), "localhost:" + port()).contains(hosts.getFirst());
    }

    /** Takes as long whatever is wrong with the guess. */
    private boolean knowsTheSecret(String path) {
        byte[] expected = ("/" + secret + "/").getBytes(StandardCharsets.UTF_8);
        byte[] found =
                path.substring(0, Math.min(path.length(), secret.length() + 2)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, found);
    }

    /** From {@code do=drop+1&do=next}. */
    private static List<String> choices(@Nullable String query) {
        List<String> choices = new ArrayList<>();
        for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            if (!part.startsWith("do=")) {
                throw new BadInput("an address is made of choices, as in ?do=drop+1&do=next");
            }
            try {
                choices.add(URLDecoder.decode(part.substring("do=".length()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException wrong) {
                throw new BadInput("what stands in the address is not encoded as addresses are", wrong);
            }
        }
        if (choices.size() > MOST_CHOICES) {
            throw new BadInput("there are " + choices.size() + " choices in the address, and at most " + MOST_CHOICES
                    + " can be made");
        }
        return List.copyOf(choices);
    }
}
