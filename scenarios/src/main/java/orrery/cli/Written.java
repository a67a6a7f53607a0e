package orrery.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was written.
 *
 * @param folder where
 * @param names of the files, in order
 */
record Written(Path folder, List<String> names) {

    /** The page that shows all the rest. */
    static final String PAGE = "report.html";

    /** The page, if there is one. */
    Optional<Path> page() {
        return names.contains(PAGE) ? Optional.of(folder.resolve(PAGE)) : Optional.empty();
    }

    @Override
    public String toString() {
        return folder + ": " + String.join(", ", names);
    }
}
