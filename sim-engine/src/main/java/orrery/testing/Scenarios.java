package orrery.testing;

import java.io.IOException;
import java.nio.file.Path;
import orrery.explore.Trial;

/**
 * Finds scenarios for {@link SimulationTest#scenario}. Whoever knows scenario files provides it to the service loader: the
 * artifact {@code scenarios} does.
 */
public interface Scenarios {

    /**
     * @param nameOrPath a file, or a name in the library
     * @throws IllegalArgumentException saying all that is wrong with it
     */
    Told find(String nameOrPath);

    /** A scenario, as a test needs it. */
    interface Told {

        /** What is played. */
        Trial trial();

        /** The promise that it expects to break; empty if none. */
        String breaks();

        /** The line that plays one of its seeds. */
        String again(long seed);

        /** Plays a seed, and writes a page that shows its run. */
        void draw(long seed, Path page) throws IOException;
    }
}
