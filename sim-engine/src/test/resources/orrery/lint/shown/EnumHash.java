package shown;

/** Says the hash code of an enum's constant, which is an identity. */
public record EnumHash() implements Speaker {

    private enum Vote {
        YES
    }

    private record Ballot(int number, Vote vote) {}

    @Override
    public String text() {
        return Integer.toString(
                new Ballot(1, Vote.YES).hashCode()); // leaks IDENTITY
    }
}
