package shown;

/** Says the hash code of an object without one of its own. */
public record ObjectHash() implements Speaker {

    private static final class Ticket {}

    @Override
    public String text() {
        return "" + new Ticket(); // leaks IDENTITY
    }
}
