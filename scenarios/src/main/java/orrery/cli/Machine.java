package orrery.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java machine of its own, in which a scenario is played.
 *
 * @param name as people are told
 * @param home of the JDK
 * @param options how it is to differ from other machines
 */
record Machine(String name, Path home, List<String> options) {

    private static final String STANDARD_ERROR = "stderr.txt";

    /** Compiles and collects as the command itself does. */
    static Machine usual() {
        return new Machine(
                "this Java, compiling, collecting garbage in series", thisHome(), List.of("-XX:+UseSerialGC"));
    }

    /** Differs in all that must not matter. */
    static Machine unusual(Path home) {
        return new Machine(
                (home.equals(thisHome()) ? "this Java" : home.toString())
                        + ", interpreting, collecting in parallel, with other object hashes, language, time zone and charset",
                home,
                List.of(
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UseParallelGC",
                        "-Xint",
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

    /** Begins to play, and to write into the folder. */
    Process start(List<String> choice, Path folder) throws IOException {
        Path java = home.resolve("bin").resolve("java");
        if (!Files.isExecutable(java)) {
            throw new BadInput("--jdk " + home + ": there is no program " + java);
        }
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(options);
        words.add("-Xmx" + Runtime.getRuntime().maxMemory());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "run"));
        words.addAll(choice);
        words.addAll(List.of("--timeline", "none", "--no-pictures", "--color", "never", "--out", folder.toString()));
        return new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve(STANDARD_ERROR).toFile())
                .start();
    }

    /** What a machine said in vain. */
    static String complaint(Path folder) throws IOException {
        return Files.readString(folder.resolve(STANDARD_ERROR)).strip();
    }
}
