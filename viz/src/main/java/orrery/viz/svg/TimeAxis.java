package orrery.viz.svg;

/** The axis of time with thin lines across the lanes. */
final class TimeAxis {

    private static final double SIZE = 11;
    private static final int PIXELS_A_TICK = 90;
    private static final int PIXELS_A_TICK_DOWN = 60;

    private TimeAxis() {}

    static void paint(Canvas canvas, Layout layout) {
        double first = layout.turned() ? layout.plot.x() : layout.plot.y();
        double last = layout.turned() ? layout.plot.right() : layout.plot.bottom();
        int most = (int) (layout.length(layout.plot) / (layout.turned() ? PIXELS_A_TICK_DOWN : PIXELS_A_TICK));
        Ticks ticks = Ticks.between(layout.fromNanos, layout.toNanos, Math.max(2, most));
        for (long tick : ticks.nanos()) {
            canvas.line(layout.point(tick, first), layout.point(tick, last), Ink.stroke(Palette.GRID, 1));
            label(canvas, layout, ticks.label(tick), tick, last);
        }
        double foot = layout.turned() ? first : last;
        canvas.line(
                layout.point(layout.fromNanos, foot), layout.point(layout.toNanos, foot), Ink.stroke(Palette.AXIS, 1));
    }

    private static void label(Canvas canvas, Layout layout, String text, long tick, double last) {
        Lettering lettering = Lettering.of(SIZE, Palette.QUIET_TEXT);
        if (layout.turned()) {
            canvas.text(
                    new Point(70, layout.along(tick) + 0.36 * SIZE), text, lettering.anchored(Lettering.Anchor.END));
            return;
        }
        double half = lettering.widthOf(text) / 2;
        double x = Math.max(half + 2, Math.min(layout.along(tick), layout.width - half - 2));
        canvas.text(new Point(x, last + 15), text, lettering.anchored(Lettering.Anchor.MIDDLE));
    }
}
