package orrery.viz.svg;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import orrery.api.Operation;
import orrery.api.Outcome;
import orrery.api.Times;
import orrery.viz.story.Lane;
import orrery.viz.story.Things;

/** Draws operations as bars on the lanes of the clients that were asked. */
final class Operations {

    private static final double THINNER = 1.5;
    private static final double SIZE = 9.5;
    private static final double LEAST = 1.2;
    private static final double LEAST_OUTLINED = 7;
    private static final int LONGEST = 80;

    /** How an operation is shown. */
    enum Look {
        OK,
        FAIL,
        UNKNOWN,
        OPEN;

        static Look of(Operation operation) {
            return switch (operation.outcome()) {
                case Outcome.Ok ok -> OK;
                case Outcome.Fail fail -> FAIL;
                case Outcome.Unknown unknown -> operation.completedNanos() == Operation.OPEN ? OPEN : UNKNOWN;
            };
        }
    }

    private Operations() {}

    static void paint(Canvas canvas, Layout layout, List<Lane> lanes) {
        canvas.clip(layout.plot);
        for (int nth = 0; nth < lanes.size(); nth++) {
            Map<Look, Sieve> sieves = new EnumMap<>(Look.class);
            for (Operation operation : lanes.get(nth).operations()) {
                if (layout.shows(operation.invokedNanos(), operation.completedNanos())
                        && sieves.computeIfAbsent(Look.of(operation), look -> Sieve.ofSpans(layout))
                                .lets(operation.completedNanos())) {
                    canvas.begin(title(operation));
                    paint(canvas, layout, nth, operation);
                    canvas.end();
                }
            }
        }
        canvas.unclip();
    }

    private static void paint(Canvas canvas, Layout layout, int nth, Operation operation) {
        Box exact = layout.band(nth, operation.invokedNanos(), operation.completedNanos(), layout.band - THINNER);
        Box box = layout.turned()
                ? new Box(exact.x(), exact.y(), exact.width(), Math.max(LEAST, exact.height()))
                : new Box(exact.x(), exact.y(), Math.max(LEAST, exact.width()), exact.height());
        Look look = Look.of(operation);
        paint(canvas, box, look, layout.length(box) > LEAST_OUTLINED);
        String text = layout.length(box) < 20 || layout.band < SIZE / 2
                ? ""
                : TextWidth.cut(Things.terse(operation.question(), LONGEST), SIZE, false, layout.length(box) - 6);
        if (!text.isEmpty()) {
            Lettering lettering = Lettering.of(SIZE, look == Look.OK ? Palette.PAPER : Palette.TEXT)
                    .turnedIf(layout.turned());
            canvas.text(
                    layout.turned()
                            ? new Point(box.x() + box.width() / 2 - 0.36 * SIZE, box.y() + 3)
                            : new Point(box.x() + 3, box.y() + box.height() / 2 + 0.36 * SIZE),
                    text,
                    lettering);
        }
    }

    static void paint(Canvas canvas, Box box, Look look, boolean outlined) {
        switch (look) {
            case OK -> canvas.box(box, outlined ? 1.5 : 0, inked(Palette.OK, Palette.OK_OUTLINE, outlined));
            case FAIL -> canvas.box(box, outlined ? 1.5 : 0, inked("#f9d9d2", Palette.FAIL, true));
            case UNKNOWN, OPEN -> {
                canvas.box(box, 0, Ink.fill("#fbf3d9"));
                canvas.hatch(box, "#e2cd8f", 5);
                canvas.box(box, 0, Ink.stroke(Palette.UNKNOWN, 1).dashed(look == Look.OPEN ? 3 : 0));
            }
        }
    }

    private static Ink inked(String fill, String outline, boolean outlined) {
        return outlined ? Ink.fill(fill).outlined(outline, 0.8) : Ink.fill(fill);
    }

    private static String title(Operation operation) {
        String end = switch (operation.outcome()) {
            case Outcome.Ok(Record answer) -> "ok: " + Things.brief(answer, LONGEST);
            case Outcome.Fail(String reason) -> "failed: " + reason;
            case Outcome.Unknown(String reason) -> "unknown: " + reason;
        };
        String until = operation.completedNanos() == Operation.OPEN
                ? ""
                : " to " + Times.text(operation.completedNanos()) + " ("
                        + Times.text(operation.completedNanos() - operation.invokedNanos()) + ")";
        return operation.client() + " asks " + Things.brief(operation.question(), LONGEST) + "; " + end + "; from "
                + Times.text(operation.invokedNanos()) + until;
    }
}
