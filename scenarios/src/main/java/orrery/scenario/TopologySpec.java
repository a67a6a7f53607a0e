package orrery.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.NodeId;
import orrery.world.Topology;

/** {@code topology:}. Written {@code ring} or {@code tree(2)}, or {@code { edges: [[n1, n2], [n2, n3]] }}. */
public sealed interface TopologySpec {

    /**
     * The topology in a world; empty if everybody has a link to everybody.
     *
     * @param part the field, which takes what cannot be
     */
    Optional<Topology> topology(Roster roster, Part part);

    /**
     * A shape of a name.
     *
     * @param children of each node in a tree; 0 in all others
     */
    record Shape(Name name, int children) implements TopologySpec {

        /** What shapes there are. */
        public enum Name {
            MESH,
            RING,
            LINE,
            STAR,
            GRID,
            TREE
        }

        static final Shape MESH = new Shape(Name.MESH, 0);
        static final String PATTERN = "mesh|ring|line|star|grid|tree\\(\\d{1,4}\\)";
        static final String ALLOWED =
                "a topology is mesh, ring, line, star, grid or tree(2), or { edges: [[n1, n2], [n2, n3]] }";
        private static final Pattern TREE = Pattern.compile("tree\\((\\d{1,4})\\)");

        public Shape {
            if ((name == Name.TREE) != (children > 0)) {
                throw new IllegalArgumentException("each node of a tree has children, as in tree(2)");
            }
        }

        public static Shape parse(String text) {
            Matcher tree = TREE.matcher(text);
            if (tree.matches()) {
                return new Shape(Name.TREE, Integer.parseInt(tree.group(1)));
            }
            List<String> words = Stream.of(Name.values()).map(Forms::word).toList();
            if (words.contains(text)) {
                return new Shape(Name.values()[words.indexOf(text)], 0);
            }
            throw new IllegalArgumentException(ALLOWED + Nearest.hint(text, words));
        }

        @Override
        public Optional<Topology> topology(Roster roster, Part part) {
            int servers = roster.servers();
            return switch (name) {
                case MESH -> Optional.empty();
                case RING -> Optional.of(Topology.ring(servers));
                case LINE -> Optional.of(Topology.line(servers));
                case STAR -> Optional.of(Topology.star(servers));
                case GRID -> Optional.of(Topology.grid(servers));
                case TREE -> Optional.of(Topology.tree(servers, children));
            };
        }

        @Override
        public String toString() {
            String word = name.name().toLowerCase(Locale.ROOT);
            return name == Name.TREE ? word + "(" + children + ")" : word;
        }
    }

    /** These links. */
    @Doc("Exactly these links between servers, in both directions.")
    record Edges(@Doc("Each a list of two nodes.") @Required List<List<String>> edges) implements TopologySpec {

        public Edges {
            // an entry that could not be read is null here, and the reader says so
            edges = Collections.unmodifiableList(new ArrayList<>(edges));
        }

        @Override
        public Optional<Topology> topology(Roster roster, Part part) {
            List<List<Integer>> links = new ArrayList<>();
            for (int index = 0; index < edges.size(); index++) {
                List<String> ends = edges.get(index);
                Part edge = part.field("edges").entry(index);
                if (ends.size() != 2 || ends.getFirst().equals(ends.getLast())) {
                    edge.say("a link has two different ends, as in [n1, n2]");
                    continue;
                }
                NodeId one = roster.server(ends.getFirst(), edge.entry(0));
                NodeId other = roster.server(ends.getLast(), edge.entry(1));
                if (one != null && other != null) {
                    links.add(List.of(one.index(), other.index()));
                }
            }
            return Optional.of(Topology.edges(roster.servers(), links));
        }
    }

    /** Null if there is no such topology, and then that has been said. */
    static @Nullable Object read(Part part) {
        return part.value() instanceof Value.Fields
                ? Binder.value(part, Edges.class, null)
                : Binder.value(part, Shape.class, null);
    }
}
