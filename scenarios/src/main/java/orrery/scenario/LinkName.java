package orrery.scenario;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One direction between two nodes, by their names; written {@code n1->n3}. */
public record LinkName(String from, String to) {

    static final String PATTERN = Who.PATTERN + "->" + Who.PATTERN;
    static final String ALLOWED = "a link is written n1->n3";
    private static final Pattern WRITTEN = Pattern.compile("(" + Who.PATTERN + ")->(" + Who.PATTERN + ")");

    public LinkName {
        if (!Who.isName(from) || !Who.isName(to)) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    public static LinkName parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new LinkName(written.group(1), written.group(2));
    }

    @Override
    public String toString() {
        return from + "->" + to;
    }
}
