package orrery.run.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The agenda gives out what it holds in the order of the JDK's own priority queue, whatever comes in between. */
class AgendaProps {

    private record Entry(long time, long sequence, int slot) {}

    /** @param script a time is added; a negative number takes out the first */
    @Property
    void keepsTheTotalOrder(@ForAll @Size(max = 2000) List<@IntRange(min = -40, max = 60) Integer> script) {
        Agenda agenda = new Agenda();
        PriorityQueue<Entry> expected =
                new PriorityQueue<>(Comparator.comparingLong(Entry::time).thenComparingLong(Entry::sequence));
        List<Integer> taken = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>();
        int added = 0;
        for (int time : script) {
            if (time >= 0) {
                agenda.add(time, added, added);
                expected.add(new Entry(time, added, added));
                added++;
            } else if (!expected.isEmpty()) {
                assertThat(agenda.firstTime()).isEqualTo(expected.element().time());
                taken.add(agenda.removeFirst());
                wanted.add(expected.remove().slot());
            }
        }
        while (!expected.isEmpty()) {
            taken.add(agenda.removeFirst());
            wanted.add(expected.remove().slot());
        }
        assertThat(taken).isEqualTo(wanted);
        assertThat(agenda.isEmpty()).isTrue();
    }
}
