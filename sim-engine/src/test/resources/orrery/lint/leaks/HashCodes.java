package leaks;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Hash codes that hang on identity and are used as numbers. */
class HashCodes {
    enum Vote {
        YES,
        NO
    }

    record Ballot(String voter, Vote vote) {}

    record Box(List<Ballot> ballots) {}

    sealed interface Message permits Hello, Cast {}

    record Hello(String name) implements Message {}

    record Cast(Ballot ballot) implements Message {}

    int ofAnEnum(Vote vote) {
        return vote.hashCode() % 3; // leaks IDENTITY
    }

    int ofARecordWithAnEnum(Ballot ballot) {
        return ballot.hashCode() % 3; // leaks IDENTITY
    }

    int ofWhatIsInAList(Box box) {
        return box.hashCode(); // leaks IDENTITY
    }

    int ofASealedInterface(Message message) {
        return message.hashCode(); // leaks IDENTITY
    }

    int ofAnything(Object key) {
        return key.hashCode(); // leaks IDENTITY
    }

    int together(String voter, Vote vote) {
        return Objects.hash(voter, vote); // leaks IDENTITY
    }

    int ofAnArrayOfThem(Vote[] votes) {
        return Arrays.hashCode(votes); // leaks IDENTITY
    }

    int ofAnArray(long[] numbers) {
        return numbers.hashCode(); // leaks IDENTITY
    }

    ToIntFunction<Ballot> byReference() {
        return Ballot::hashCode; // leaks IDENTITY
    }
}
