package orrery.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The protocol that somebody brings along: the same for every command that names protocols. */
final class Brought {

    @Option(
            names = "--protocol",
            paramLabel = "FILE",
            description =
                    "A protocol of your own beside those that are installed: a Java file, which is compiled, or a jar or"
                            + " folder of classes in which it is registered.")
    private @Nullable Path place;

    private @Nullable Path classes;

    /**
     * Lets it join those that are installed, the first time it is called; answers where its classes are, or empty if none was
     * named.
     */
    Optional<Path> join() {
        if (place != null && classes == null) {
            classes = OwnService.PROTOCOL.join(place);
        }
        return Optional.ofNullable(classes);
    }

    /** The words that bring it along again. */
    List<String> words() {
        return place == null ? List.of() : List.of("--protocol", place.toString());
    }
}
