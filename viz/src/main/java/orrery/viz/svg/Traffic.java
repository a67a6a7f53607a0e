package orrery.viz.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orrery.viz.story.Flight;
import orrery.viz.story.Story;

/**
 * Which messages of a window are drawn as arrows. When there are too many, the most frequent types are drawn as bars: a
 * heartbeat is seldom what one looks for.
 *
 * @param kinds all types of the runs that are seen together, in the order of their first appearance
 * @param arrows the messages that are drawn as arrows
 * @param barred the types that are drawn as bars
 * @param bars their messages
 */
record Traffic(List<String> kinds, List<Flight> arrows, List<String> barred, List<Flight> bars) {

    /** @param together the runs that are seen together, in which a type has one colour */
    static Traffic of(Story story, List<Story> together, long fromNanos, long toNanos, int mostArrows) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        together.forEach(each -> each.flights().forEach(flight -> counts.putIfAbsent(flight.kind(), 0)));
        List<Flight> visible = new ArrayList<>();
        for (Flight flight : story.flights()) {
            boolean inside = shownEnd(story, flight) >= fromNanos && flight.sentNanos() <= toNanos;
            counts.merge(flight.kind(), inside ? 1 : 0, Integer::sum);
            if (inside) {
                visible.add(flight);
            }
        }
        List<String> rarestFirst = new ArrayList<>(counts.keySet());
        rarestFirst.sort(Comparator.comparing(counts::get));
        List<String> barred = new ArrayList<>();
        int drawn = 0;
        for (String kind : rarestFirst) {
            drawn += counts.getOrDefault(kind, 0);
            if (drawn > mostArrows) {
                barred.add(kind);
            }
        }
        return new Traffic(
                List.copyOf(counts.keySet()),
                visible.stream()
                        .filter(flight -> !barred.contains(flight.kind()))
                        .toList(),
                List.copyOf(barred),
                visible.stream()
                        .filter(flight -> barred.contains(flight.kind()))
                        .toList());
    }

    /**
     * Where an arrow ends in time. A message that was dropped as it was sent is drawn as if it had travelled as long as
     * others do, and so is one that was still under way.
     */
    static long shownEnd(Story story, Flight flight) {
        boolean atSend = flight.endNanos() == flight.sentNanos() && flight.dropped();
        return atSend || flight.endNanos() == Flight.OPEN
                ? flight.sentNanos() + Math.min(story.typicalFlightNanos(), Long.MAX_VALUE - flight.sentNanos())
                : flight.endNanos();
    }

    String colour(String kind) {
        int place = kinds.indexOf(kind);
        return place < Palette.MESSAGES.size() ? Palette.MESSAGES.get(place) : Palette.OTHER_MESSAGES;
    }
}
