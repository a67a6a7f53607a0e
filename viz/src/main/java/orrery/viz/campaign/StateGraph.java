package orrery.viz.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import orrery.viz.svg.TextWidth;
import orrery.viz.svg.XmlText;

/**
 * The states that a search found, and the steps between them, drawn level by level: each state below those that it is
 * reached from, and as near to them as can be.
 *
 * @param states in the order in which they were found
 */
public record StateGraph(String title, List<State> states, List<Edge> edges) {

    private static final double RADIUS = 11;
    private static final double ACROSS = 46;
    private static final double DOWN = 74;
    private static final double MARGIN = 48;
    private static final int SWEEPS = 12;

    private static final String SIGNS =
            "It begins at 1; from a double ring, nothing leads on. Point at a state to read it.";

    public StateGraph {
        states = List.copyOf(states);
        edges = List.copyOf(edges);
    }

    /**
     * @param depth steps from the start
     * @param words what the nodes are
     * @param messages those under way
     */
    public record State(int depth, String words, List<String> messages) {
        public State {
            messages = List.copyOf(messages);
        }
    }

    /** @param label what happened */
    public record Edge(int from, int to, String label) {}

    /** An SVG document; hovering over a state or a step shows what it is. */
    public String svg() {
        double[] places = places();
        double width = Math.max(2 * MARGIN, TextWidth.of(SIGNS, 11, false) + 32);
        int deepest = 0;
        for (int state = 0; state < states.size(); state++) {
            width = Math.max(width, places[state] + MARGIN);
            deepest = Math.max(deepest, states.get(state).depth());
        }
        double height = 2 * MARGIN + 24 + deepest * DOWN;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
                        + " font-family=\"DejaVu Sans, Verdana, sans-serif\">\n<title>%s</title>\n<defs><marker id=\"to\""
                        + " viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path"
                        + " d=\"M0 0 8 4 0 8z\" fill=\"#7a8190\"/></marker></defs>\n<rect width=\"100%%\" height=\"100%%\""
                        + " fill=\"#ffffff\"/>\n<text x=\"16\" y=\"26\" font-size=\"15\" font-weight=\"bold\" fill=\"#1f2430\">%s</text>\n"
                        + "<text x=\"16\" y=\"43\" font-size=\"11\" fill=\"#5b6270\">%s</text>\n",
                width,
                height,
                width,
                height,
                XmlText.escaped(title),
                XmlText.escaped(title + ": " + states.size() + " states"),
                SIGNS));
        for (Edge edge : edges) {
            svg.append(line(places, edge));
        }
        for (int state = 0; state < states.size(); state++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<g><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\" fill=\"%s\" stroke=\"#35507a\"/>%s<text x=\"%.1f\""
                            + " y=\"%.1f\" font-size=\"10\" text-anchor=\"middle\" fill=\"#1f2430\">%d</text><title>%s</title></g>\n",
                    places[state],
                    y(state),
                    RADIUS,
                    isEnd(state) ? "#f3d9b1" : states.get(state).depth() == 0 ? "#cfe3d4" : "#e4ecf7",
                    isEnd(state) ? ring(places[state], y(state)) : "",
                    places[state],
                    y(state) + 3.5,
                    state + 1,
                    XmlText.escaped(told(state))));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String ring(double x, double y) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\" fill=\"none\" stroke=\"#35507a\"/>",
                x,
                y,
                RADIUS - 2.5);
    }

    /** A graph for Graphviz. */
    public String dot() {
        StringBuilder dot = new StringBuilder("digraph states {\n  node [shape=box, fontsize=9]; edge [fontsize=8];\n");
        for (int state = 0; state < states.size(); state++) {
            dot.append("  s")
                    .append(state + 1)
                    .append(" [label=\"")
                    .append(quoted(told(state)))
                    .append("\"];\n");
        }
        for (Edge edge : edges) {
            dot.append("  s")
                    .append(edge.from() + 1)
                    .append(" -> s")
                    .append(edge.to() + 1)
                    .append(" [label=\"");
            dot.append(quoted(edge.label())).append("\"];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\l");
    }

    private String told(int state) {
        State its = states.get(state);
        return "state " + (state + 1) + "\n" + its.words()
                + (its.messages().isEmpty() ? "" : "\nunder way:\n" + String.join("\n", its.messages()));
    }

    private boolean isEnd(int state) {
        return edges.stream().noneMatch(edge -> edge.from() == state && edge.to() != state);
    }

    private double y(int state) {
        return MARGIN + 24 + states.get(state).depth() * DOWN;
    }

    private String line(double[] places, Edge edge) {
        double fromX = places[edge.from()];
        double fromY = y(edge.from());
        double toX = places[edge.to()];
        double toY = y(edge.to());
        if (edge.from() == edge.to()) {
            return String.format(
                    Locale.ROOT,
                    "<path d=\"M%.1f %.1fc18 -16 18 16 0 8\" fill=\"none\" stroke=\"#b4bac6\"><title>%s</title></path>\n",
                    fromX + RADIUS,
                    fromY - 4,
                    XmlText.escaped(edge.label()));
        }
        double length = Math.max(1, StrictMath.hypot(toX - fromX, toY - fromY));
        double stepX = (toX - fromX) / length * (RADIUS + 1);
        double stepY = (toY - fromY) / length * (RADIUS + 1);
        boolean same = fromY == toY;
        return String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"#9aa2b1\" marker-end=\"url(#to)\"><title>%s</title></path>\n",
                fromX + stepX,
                fromY + stepY,
                (fromX + toX) / 2,
                (fromY + toY) / 2 + (same ? 26 : 0),
                toX - stepX,
                toY - stepY,
                XmlText.escaped(edge.label()));
    }

    /** How far from the left each state is: levels are ordered by where their neighbours are, down and up in turn. */
    private double[] places() {
        List<List<Integer>> levels = new ArrayList<>();
        for (int state = 0; state < states.size(); state++) {
            while (levels.size() <= states.get(state).depth()) {
                levels.add(new ArrayList<>());
            }
            levels.get(states.get(state).depth()).add(state);
        }
        int widest = levels.stream().mapToInt(List::size).max().orElse(1);
        double[] places = new double[states.size()];
        levels.forEach(level -> spread(level, widest, places));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean downward = sweep % 2 == 0;
            for (int nth = 0; nth < levels.size(); nth++) {
                List<Integer> level = levels.get(downward ? nth : levels.size() - 1 - nth);
                double[] wished = new double[states.size()];
                level.forEach(state -> wished[state] = middle(state, downward, places));
                level.sort(Comparator.comparingDouble(state -> wished[state]));
                spread(level, widest, places);
            }
        }
        return places;
    }

    private static void spread(List<Integer> level, int widest, double[] places) {
        double left = MARGIN + (widest - level.size()) * ACROSS / 2;
        for (int nth = 0; nth < level.size(); nth++) {
            places[level.get(nth)] = left + nth * ACROSS;
        }
    }

    /** The mean of the neighbours on the level before, or after. */
    private double middle(int state, boolean before, double[] places) {
        return edges.stream()
                .filter(edge -> before
                        ? edge.to() == state
                                && states.get(edge.from()).depth()
                                        < states.get(state).depth()
                        : edge.from() == state
                                && states.get(edge.to()).depth()
                                        > states.get(state).depth())
                .mapToDouble(edge -> places[before ? edge.from() : edge.to()])
                .average()
                .orElse(places[state]);
    }
}
