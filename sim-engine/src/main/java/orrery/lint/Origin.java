package orrery.lint;

/**
 * Where a hashed collection comes from.
 *
 * @param what as in {@code a HashMap} or {@code what Set.of made}
 * @param place file and line, or {@link #ANYWHERE}
 */
record Origin(String what, String place) {

    /** Of what has its order by its declared type, wherever it was made. */
    static final String ANYWHERE = "";

    /** For a leak at a place: the place where it was made is told only if it is another. */
    String seenFrom(String here) {
        return place.equals(here) || place.equals(ANYWHERE) ? what : what + " (from " + place + ")";
    }
}
