package orrery.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The servers' names; written as a count, which stands for {@code n1, n2 ...}, or as a list.
 *
 * @param names in order, at least one
 */
public record Nodes(List<String> names) {

    public static final int MOST = 10_000;
    static final String ALLOWED = "nodes are a count from 1 to " + MOST + ", or a list of names";
    private static final String NAME_ALLOWED =
            "a node's name is a letter and up to 31 letters, digits, '_', '.' or '-'";
    private static final Form<Integer> COUNT = Forms.whole(Integer.class, 1, MOST);

    public Nodes {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > MOST) {
            throw new IllegalArgumentException(ALLOWED);
        }
        if (!names.stream().allMatch(Who::isName)) {
            throw new IllegalArgumentException(NAME_ALLOWED);
        }
    }

    /** {@code n1 ... n<count>}. */
    public static Nodes count(int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new Nodes(
                IntStream.rangeClosed(1, count).mapToObj(number -> "n" + number).toList());
    }

    public int size() {
        return names.size();
    }

    /** Whether a count says it all. */
    boolean counted() {
        return equals(count(size()));
    }

    static @Nullable Nodes read(Part part) {
        switch (part.value()) {
            case Value.Word count -> {
                try {
                    return count(COUNT.read(count.text()));
                } catch (IllegalArgumentException unreadable) {
                    part.refuse(ALLOWED);
                }
            }
            case Value.Entries list
            when !list.entries().isEmpty() && list.entries().size() <= MOST -> {
                List<String> names = new ArrayList<>();
                for (Value entry : list.entries()) {
                    names.add(entry instanceof Value.Word word ? word.text() : "");
                    if (!Who.isName(names.getLast())) {
                        part.entry(names.size() - 1).refuse(NAME_ALLOWED);
                    }
                }
                return part.clean() ? new Nodes(names) : null;
            }
            case Value.Entries list ->
                part.say("found a list of " + list.entries().size() + ", but " + ALLOWED);
            case null, default -> part.refuse(ALLOWED);
        }
        return null;
    }
}
