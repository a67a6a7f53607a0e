package orrery.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import orrery.verdict.model.Model;

/** A sequential model that somebody brings along, in one Java file or a jar. */
final class OwnModel {

    private static final String OPTION = "--model";

    private OwnModel() {}

    /** Whether this is a place, and no name. */
    static boolean isOne(String model) {
        return model.endsWith(".java") || model.endsWith(".jar");
    }

    /** @throws BadInput if there is no such model */
    static Model<?> from(String place) {
        try {
            new OwnService(OPTION, Model.class, () -> {}).join(Path.of(place));
            List<Model<?>> found = ServiceLoader.load(Model.class).stream()
                    .<Model<?>>map(ServiceLoader.Provider::get)
                    .toList();
            if (found.size() != 1) {
                throw new BadInput(
                        OPTION + ": " + place + " registers " + found.size() + " models, where one is expected");
            }
            return found.getFirst();
        } catch (InvalidPathException | ServiceConfigurationError wrong) {
            throw new BadInput(OPTION + ": " + place + " cannot be loaded: " + wrong.getMessage(), wrong);
        }
    }
}
