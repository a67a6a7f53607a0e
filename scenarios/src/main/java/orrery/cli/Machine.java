package orrery.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of Java machine.
 *
 * @param name as people are told
 * @param home of the JDK
 * @param options how it differs from other machines
 */
record Machine(String name, Path home, List<String> options) {

    /** As the launcher starts it. */
    static Machine usual() {
        return new Machine("this Java, compiling", thisHome(), List.of("-XX:+UseSerialGC"));
    }

    /** Different in all that must not matter. */
    static Machine unusual(Path home) {
        return new Machine(
                (home.equals(thisHome()) ? "this Java" : home.toString())
                        + ", interpreting, with another garbage collector, other object hashes, language, time zone and"
                        + " charset",
                home,
                List.of(
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-Xint",
                        "-XX:+UseParallelGC",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=0",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Dfile.encoding=ISO-8859-1"));
    }

    static Path thisHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The words that start this program in it. */
    List<String> words() {
        Path java = home.resolve("bin").resolve("java");
        if (!Files.isExecutable(java)) {
            throw new BadInput("--jdk " + home + ": there is no program " + java);
        }
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(options);
        words.add("-Xmx" + Runtime.getRuntime().maxMemory());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return words;
    }
}
