package leaks;

import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;

/** Files, sockets and the keyboard. */
class Outside {
    Object open(int which, Path path) throws IOException {
        return switch (which) {
            case 0 -> Files.readString(path); // leaks OUTSIDE
            case 1 -> new File("state").length(); // leaks OUTSIDE
            case 2 -> new FileReader("state", java.nio.charset.StandardCharsets.UTF_8); // leaks OUTSIDE
            case 3 -> new Socket("localhost", 80); // leaks OUTSIDE
            case 4 -> InetAddress.getLocalHost(); // leaks OUTSIDE
            case 5 -> System.in.read(); // leaks OUTSIDE
            default -> new Scanner(path); // leaks OUTSIDE
        };
    }
}
