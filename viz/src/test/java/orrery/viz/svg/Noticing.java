package orrery.viz.svg;

import java.util.ArrayList;
import java.util.List;

/** Notices what is painted instead of painting it. */
final class Noticing implements Canvas {

    /** A text, and where it stands. */
    record Written(String text, Box box, Lettering lettering) {}

    final List<Written> texts = new ArrayList<>();
    final List<Box> boxes = new ArrayList<>();
    final List<String> titles = new ArrayList<>();

    @Override
    public void begin(String title) {
        titles.add(title);
    }

    @Override
    public void end() {}

    @Override
    public void clip(Box box) {}

    @Override
    public void unclip() {}

    @Override
    public void line(Point from, Point to, Ink ink) {
        boxes.add(Box.between(from, to));
    }

    @Override
    public void box(Box box, double cornerRadius, Ink ink) {
        boxes.add(box);
    }

    @Override
    public void polygon(List<Point> corners, Ink ink) {}

    @Override
    public void circle(Point centre, double radius, Ink ink) {}

    @Override
    public void hatch(Box box, String colour, double gap) {
        boxes.add(box);
    }

    @Override
    public void text(Point at, String text, Lettering lettering) {
        texts.add(new Written(text, lettering.boxOf(at, text), lettering));
    }
}
