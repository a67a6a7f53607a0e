package orrery.scenario;

/**
 * Where something is written.
 *
 * @param source a file, or a {@code --set}; empty if it is not written at all
 * @param line from 1; 0 where there are no lines
 * @param column from 1, in code points; 0 where there are no lines
 */
record Place(String source, int line, int column) {

    static final Place NOWHERE = new Place("", 0, 0);

    static Place unlined(String source) {
        return new Place(source, 0, 0);
    }
}
