package orrery.viz.svg;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import orrery.api.NodeId;
import orrery.viz.story.Lane;
import orrery.viz.svg.SpaceTimeOptions.Direction;

/**
 * Where things stand. Everything is thought of in two directions, <i>along</i> time and <i>across</i> the lanes, and only
 * here turned into x and y, so that time may run to the right or down.
 */
final class Layout {

    private static final double THICKEST_BAND = 8;
    static final double ROW = 19;
    private static final double OUTER = 38;
    private static final double LEAST_GAP = 18;
    private static final double LEAST_GAP_DOWN = 64;
    private static final double COMFORTABLE_GAP = 44;
    private static final int FEW = 30;
    private static final double TITLE = 58;
    private static final double EDGE = 16;
    private static final double CLIENT_SHARE = 0.62;
    private static final double AXIS_LABELS = 26;
    private static final double TIME_LABELS = 62;

    final Direction direction;
    final long fromNanos;
    final long toNanos;

    /** Where lanes and arrows are. */
    final Box plot;

    final double width;
    final double height;

    /** Half of how thick the band of a node's life is. */
    final double band;

    /** The upper edge of the legend. */
    final double legendTop;

    private final double[] lanes;

    /** Where each node's lane stands among those that are shown. */
    private final Map<NodeId, Integer> places = new TreeMap<>();

    private final double acrossStart;
    private final double alongStart;
    private final double nanosToPixels;

    /**
     * @param rows how many rows of banners and numbers stand before the lanes
     * @param legendHeight what the legend needs at a given width
     */
    Layout(
            SpaceTimeOptions options,
            List<Lane> lanes,
            long fromNanos,
            long toNanos,
            int rows,
            DoubleUnaryOperator legendHeight) {
        this.direction = options.direction();
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        for (int nth = 0; nth < lanes.size(); nth++) {
            places.put(lanes.get(nth).node(), nth);
        }
        double banners = rows * ROW + (rows > 0 ? 6 : 0);
        double nameWidth = lanes.stream()
                .mapToDouble(lane -> Math.min(
                        LaneNames.MOST,
                        Math.max(LaneNames.LARGEST.widthOf(lane.node().name()), LaneNames.ZONE.widthOf(lane.zone()))))
                .max()
                .orElse(0);
        if (direction == Direction.RIGHT) {
            width = options.length();
            double below = AXIS_LABELS + legendHeight.applyAsDouble(width) + EDGE;
            double top = TITLE + banners;
            double free = options.depth() - top - below;
            double gap = options.depth() == 0 ? gap(lanes, 560, 110, LEAST_GAP) : fitted(lanes, free, LEAST_GAP);
            double depth = depth(lanes, gap);
            this.lanes = lanes(lanes, gap);
            band = thickness(gap);
            double left = EDGE + nameWidth + 14;
            plot = new Box(left, top, width - left - 24, depth);
            legendTop = plot.bottom() + AXIS_LABELS;
            height = Math.max(options.depth(), plot.bottom() + below);
            acrossStart = plot.y();
            alongStart = plot.x();
            nanosToPixels = plot.width() / (toNanos - fromNanos);
        } else {
            double left = EDGE + TIME_LABELS + banners;
            double free = options.depth() - left - EDGE;
            double gap =
                    options.depth() == 0 ? gap(lanes, 900, 180, LEAST_GAP_DOWN) : fitted(lanes, free, LEAST_GAP_DOWN);
            double depth = depth(lanes, gap);
            this.lanes = lanes(lanes, gap);
            band = thickness(gap);
            width = Math.max(Math.max(options.depth(), left + depth + EDGE), 480);
            height = options.length();
            legendTop = height - EDGE - legendHeight.applyAsDouble(width);
            double top = TITLE + 22;
            plot = new Box(left, top, depth, Math.max(60, legendTop - 18 - top));
            acrossStart = plot.x();
            alongStart = plot.y();
            nanosToPixels = plot.height() / (toNanos - fromNanos);
        }
    }

    // ---- the lanes

    private static double gap(List<Lane> lanes, double wanted, double most, double leastGap) {
        double servers =
                Math.max(1, lanes.stream().filter(lane -> !lane.client()).count());
        double least = servers <= FEW ? Math.max(COMFORTABLE_GAP, leastGap) : leastGap;
        return Math.max(least, Math.min(most, wanted / servers));
    }

    private static double thickness(double gap) {
        return Math.min(THICKEST_BAND, 0.3 * CLIENT_SHARE * gap);
    }

    private static double fitted(List<Lane> lanes, double room, double leastGap) {
        return Math.max(leastGap, room / shares(lanes));
    }

    /** The middle of each lane, from the edge of the plot; a client takes less room than a server. */
    private static double[] lanes(List<Lane> lanes, double gap) {
        double[] middles = new double[lanes.size()];
        double edge = -trim(gap);
        for (int nth = 0; nth < middles.length; nth++) {
            double own = share(lanes.get(nth)) * gap;
            middles[nth] = edge + own / 2;
            edge += own;
        }
        return middles;
    }

    /** Before the first lane and after the last no arrows run, so these take less than half of a gap. */
    private static double trim(double gap) {
        return Math.max(0, gap / 2 - OUTER);
    }

    /** From the edge before the first lane to the edge after the last. */
    private static double depth(List<Lane> lanes, double gap) {
        boolean serversOnly = lanes.stream().noneMatch(Lane::client);
        return gap * shares(lanes) - (serversOnly ? 2 : 1) * trim(gap);
    }

    private static double share(Lane lane) {
        return lane.client() ? CLIENT_SHARE : 1;
    }

    private static double shares(List<Lane> lanes) {
        return Math.max(1, lanes.stream().mapToDouble(Layout::share).sum());
    }

    /** The middle of a lane. */
    double lane(int nth) {
        return acrossStart + lanes[nth];
    }

    boolean hasLane(NodeId node) {
        return places.containsKey(node);
    }

    /** Which lane is a node's. */
    int place(NodeId node) {
        Integer place = places.get(node);
        if (place == null) {
            throw new IllegalArgumentException(node + " has no lane here");
        }
        return place;
    }

    /** The middle of a node's lane. */
    double lane(NodeId node) {
        return lane(place(node));
    }

    /** From the middle of a lane to half way to its nearest neighbour. */
    Box ground(int nth, long from, long to) {
        double before = nth == 0 ? 0 : (lanes[nth - 1] + lanes[nth]) / 2;
        double depth = direction == Direction.RIGHT ? plot.height() : plot.width();
        double after = nth == lanes.length - 1 ? depth : (lanes[nth] + lanes[nth + 1]) / 2;
        return box(from, to, acrossStart + before, acrossStart + after);
    }

    /** The smallest distance between two lanes, or the whole depth. */
    double tightest() {
        double least = direction == Direction.RIGHT ? plot.height() : plot.width();
        for (int nth = 1; nth < lanes.length; nth++) {
            least = Math.min(least, lanes[nth] - lanes[nth - 1]);
        }
        return least;
    }

    // ---- time

    boolean shows(long nanos) {
        return nanos >= fromNanos && nanos <= toNanos;
    }

    boolean shows(long from, long to) {
        return to >= fromNanos && from <= toNanos;
    }

    double along(long nanos) {
        return alongStart + (nanos - fromNanos) * nanosToPixels;
    }

    double pixels(long nanos) {
        return nanos * nanosToPixels;
    }

    Point point(long nanos, double across) {
        return at(along(nanos), across);
    }

    Point at(double along, double across) {
        return direction == Direction.RIGHT ? new Point(along, across) : new Point(across, along);
    }

    /** A rectangle from time to time, no further than the window. */
    Box box(long from, long to, double acrossFrom, double acrossTo) {
        return Box.between(point(Math.max(from, fromNanos), acrossFrom), point(Math.min(to, toNanos), acrossTo));
    }

    /** A band of this half thickness on a lane. */
    Box band(int lane, long from, long to, double half) {
        return box(from, to, lane(lane) - half, lane(lane) + half);
    }

    /** Where a box begins and how long it is, along time. */
    double length(Box box) {
        return direction == Direction.RIGHT ? box.width() : box.height();
    }

    boolean turned() {
        return direction == Direction.DOWN;
    }
}
