package orrery.scenario;

/**
 * One mistake in a scenario.
 *
 * @param source the file as it was asked for, or the {@code --set} that said it; empty for a scenario made in Java
 * @param line from 1; 0 where there are no lines
 * @param column from 1, in code points; 0 where there are no lines
 * @param path the field, as in {@code faults[0].at}; empty for the file as a whole
 * @param message what was found, what is allowed, and the nearest word
 */
public record Problem(String source, int line, int column, String path, String message) {

    /** {@code raft/mine.yaml:7:12: network.loss: found "11" but ...}. */
    @Override
    public String toString() {
        String place = line == 0 ? source : source + ":" + line + ":" + column;
        return (place.isEmpty() ? "" : place + ": ") + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
