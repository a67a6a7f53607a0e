package orrery.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A name for the code that plays a campaign: other code, another name. */
final class CodePrint {

    private static final int BYTES = 8;

    private CodePrint() {}

    /** Of all classes that lie where these were loaded from: jars as they are, folders class by class. */
    static String of(Class<?>... types) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            TreeSet<Path> places = new TreeSet<>();
            for (Class<?> type : types) {
                places.add(Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI()));
            }
            // where they lie does not count, as a file that was compiled lies elsewhere each time
            places.stream().map(CodePrint::of).sorted().forEach(print -> digest.update(utf8(print)));
            return shortened(digest);
        } catch (NoSuchAlgorithmException | URISyntaxException impossible) {
            throw new IllegalStateException("these classes were loaded from nowhere", impossible);
        }
    }

    private static String of(Path place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : classes(place)) {
                digest.update(utf8(place.relativize(file).toString()));
                digest.update(Files.readAllBytes(file));
            }
            return shortened(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> classes(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String shortened(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
