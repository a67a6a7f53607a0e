package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How leaks are told: kinds in their order, places in one column, warnings apart from leaks. */
class LeakTextTest {

    @Test
    void none() {
        assertThat(LeakText.of(List.of())).isEqualTo("no leaks of determinism\n");
    }

    @Test
    void severalKinds() {
        String text = LeakText.of(List.of(
                new Leak("a.B", "receive", "B.java", 12, Kind.WALL_CLOCK, "System.nanoTime"),
                new Leak("a.B", "next", "B.java", 20, Kind.LOCK, "a synchronized method"),
                new Leak("a.B$C", "", "B.java", 0, Kind.STATIC_STATE, "C.count, static and not final"),
                new Leak("a.B$C", "<init>", "B.java", 7, Kind.WALL_CLOCK, "Instant.now")));
        assertThat(text).isEqualTo("""
                        wall clock
                          at a.B.receive(B.java:12)  System.nanoTime
                          at a.B$C.<init>(B.java:7)  Instant.now
                          why      %s
                          instead  %s

                        locks and shared state (warning)
                          at a.B.next(B.java:20)  a synchronized method
                          why      %s
                          instead  %s

                        static state
                          at a.B$C(B.java)  C.count, static and not final
                          why      %s
                          instead  %s

                        3 leaks and 1 warning in 2 classes
                        """.formatted(
                        Kind.WALL_CLOCK.why(),
                        Kind.WALL_CLOCK.instead(),
                        Kind.LOCK.why(),
                        Kind.LOCK.instead(),
                        Kind.STATIC_STATE.why(),
                        Kind.STATIC_STATE.instead()));
    }
}
