package shown;

/** Says how often it has spoken, in this run and all before it. */
public record Counter() implements Speaker {

    private static long spoken;

    @Override
    public String text() {
        return "the " + ++spoken + ". time"; // leaks STATIC_STATE
    }
}
