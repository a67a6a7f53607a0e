package orrery.trace;

/** Something has no description; gathers its place, from the inside out. */
final class Undescribable extends IllegalArgumentException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_PLACE = 160;

    private final String reason;
    private String place = "";

    Undescribable(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The same from one level up. */
    Undescribable in(String part) {
        boolean member = !place.isEmpty() && !place.startsWith("[") && !place.startsWith("{");
        place = member ? part + "." + place : part + place;
        return this;
    }

    @Override
    public String getMessage() {
        if (place.length() > LONGEST_PLACE) {
            return place.substring(0, LONGEST_PLACE) + "… " + reason;
        }
        return (place.isEmpty() ? "it" : place) + " " + reason;
    }
}
