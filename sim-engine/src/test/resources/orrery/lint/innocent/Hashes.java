package innocent;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import orrery.api.NodeId;

/** Hash codes that the language fixes, and such that never leave a hash table. */
class Hashes {
    enum Vote {
        YES,
        NO
    }

    record Name(String text, long number, NodeId node) {}

    static final class Ballot {
        private final String voter;
        private final Vote vote;

        Ballot(String voter, Vote vote) {
            this.voter = voter;
            this.vote = vote;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ballot that && that.voter.equals(voter) && that.vote == vote;
        }

        @Override
        public int hashCode() {
            return 31 * voter.hashCode() + vote.hashCode() + Objects.hash(voter, vote);
        }

        @Override
        public String toString() {
            return voter + " says " + vote;
        }
    }

    int stable(String text, Name name, long number, Vote vote) {
        return text.hashCode()
                + name.hashCode()
                + Long.hashCode(number)
                + Objects.hash(text, number)
                + List.of(text).hashCode()
                + Arrays.hashCode(new long[] {number})
                + vote.ordinal()
                + vote.name().hashCode();
    }

    String texts(Ballot ballot, Name name, Vote vote, RuntimeException e) {
        return ballot + " " + name + vote + e + List.of(name) + Arrays.toString(new int[] {1});
    }
}
