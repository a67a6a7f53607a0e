package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about faults that cannot be: the place, what was found, what is allowed, and a guess. */
class FaultProblemsTest {

    /** Faults from line 3 on. */
    private static void says(String faults, String... problems) {
        assertThat(Reading.complaints("protocol: lighthouse\nfaults:\n" + faults))
                .isEqualTo(String.join("\n", problems));
    }

    @Test
    void momentsThatNeverCome() {
        says(
                """
                - { crash: n1, at: 1s, when: a light goes on }
                - { crash: n1, nth: 2 }
                - { crash: n1, at: 1s, after: 2s }
                - { crash: n1, when: a light gos on }
                - { crash: n1, when: a light goes on, nth: 0 }
                - { crash: n1, when: a light goes on, after: 10s }
                - { crash: n1, at: -1s }
                """,
                "mine.yaml:3:3: faults[0]: it strikes at a time or when something is so; take at or when away",
                "mine.yaml:4:3: faults[1]: when it strikes is missing; write at: 3s, or when: a leader is elected",
                "mine.yaml:5:3: faults[2]: nth and after say more about when, which is missing",
                "mine.yaml:6:22: faults[3].when: found \"a light gos on\", but a fault can wait until a light goes on;"
                        + " did you mean \"a light goes on\"?",
                "mine.yaml:7:44: faults[4].nth: found \"0\", but this is a whole number from 1 to 1000000",
                "mine.yaml:8:46: faults[5].after: found \"10s\", but the run lasts 10s",
                "mine.yaml:9:20: faults[6].at: found \"-1s\", but a span of time is written 150ms..300ms, or 150ms when"
                        + " both ends are the same");
        assertThat(Reading.complaints("protocol: quiet\nfaults: [{ when: it rains, crash: n1 }]\n"))
                .isEqualTo("mine.yaml:2:18: faults[0].when: found \"it rains\", but this protocol names nothing that a"
                        + " fault could wait for; write at: instead");
    }

    @Test
    void wordsOfOtherFaults() {
        says(
                """
                - { at: 1s, crash: n1, flapping: 1s }
                - { at: 1s, pause: n1, spot: before-save }
                - { at: 1s, slow: n1 }
                - { at: 1s, crash: n1, spot: befor-save, amnesia: yes }
                - { at: 1s, by: 5ms }
                - { at: 1s, clockjump: n1, by: 5ms }
                - { at: 1s, rollingRestart: n1, down: 1s, gap: 1s }
                """,
                "mine.yaml:3:24: faults[0].flapping: no such field; the fields here are at, when, nth, after, crash, for,"
                        + " spot, amnesia, within",
                "mine.yaml:4:24: faults[1].spot: no such field; the fields here are at, when, nth, after, pause, for",
                "mine.yaml:5:3: faults[2]: the field \"each\" is missing",
                "mine.yaml:6:30: faults[3].spot: found \"befor-save\", but this is one of between-handlers,"
                        + " between-effects, before-save, after-save, before-send, after-send; did you mean"
                        + " \"before-save\"?",
                "mine.yaml:6:51: faults[3].amnesia: found \"yes\", but this is true or false",
                "mine.yaml:7:3: faults[4]: what goes wrong is missing; name one of "
                        + String.join(", ", FaultSpec.kinds().keySet()),
                "mine.yaml:8:13: faults[5].clockjump: no such fault; did you mean \"clockJump\"?",
                "mine.yaml:9:29: faults[6].rollingRestart: found \"n1\", but this is one of all");
    }

    @Test
    void disksThatHaveNoSuchField() {
        says(
                """
                - { at: 1s, disk: n1, kind: slow }
                - { at: 1s, disk: n1, kind: full, rate: 10% }
                - { at: 1s, disk: n1, kind: torn-write, delay: 1s }
                - { at: 1s, disk: n1, kind: bit-rot, for: 1s }
                - { at: 1s, disk: n1 }
                - { at: 1s, disk: n1, kind: torn-writes }
                - { at: 1s, disk: n1, kind: io-error, rate: 101% }
                """,
                "mine.yaml:3:3: faults[0]: a slow disk has a delay, as in delay: 50ms..100ms",
                "mine.yaml:4:35: faults[1].rate: a disk of the kind full has none",
                "mine.yaml:5:41: faults[2].delay: a disk of the kind torn-write has none",
                "mine.yaml:6:38: faults[3].for: a disk of the kind bit-rot has none",
                "mine.yaml:7:3: faults[4]: the field \"kind\" is missing",
                "mine.yaml:8:29: faults[5].kind: found \"torn-writes\", but this is one of slow, loses-unsynced,"
                        + " torn-write, bit-rot, misdirected-write, stale-read, io-error, full, lying-sync; did you mean"
                        + " \"torn-write\"?",
                "mine.yaml:9:45: faults[6].rate: found \"101%\", but a probability is written 1% or 0.01 (0% to 100%)");
    }

    @Test
    void whoCannotJoin() {
        says(
                """
                - { at: 1s, join: n4 }
                - { at: 1s, join: dark }
                - { at: 1s, join: n2 }
                - { at: 1s, join: n2 }
                """,
                "mine.yaml:3:19: faults[0].join: found \"n4\", but who joins is one of the servers n1, n2, n3; did"
                        + " you mean \"n1\"?",
                "mine.yaml:4:19: faults[1].join: found \"dark\", but who joins is one of the servers n1, n2, n3",
                "mine.yaml:6:19: faults[3].join: found \"n2\", but it has joined already; a node joins once");
    }

    @Test
    void zonesThatThereAreNot() {
        says(
                "- { at: 1s, zoneDown: east }\n",
                "mine.yaml:3:23: faults[0].zoneDown: found \"east\", but the network has no zones");
    }

    @Test
    void whatWouldHappenTooOften() {
        says(
                """
                - { at: 1s, partition: [[n1], [n2]], flapping: 0s..1s }
                - { at: 1s, partition: { from: [n1], to: [n2] }, flapping: 1s }
                - { at: 1s, clockStrobe: n1, by: 1s, period: 1us }
                - { at: 1s, clockStrobe: n1, by: 8760h, period: 1s }
                - { at: 1s, clockStrobe: n1, by: -1s, period: 1s }
                """,
                "mine.yaml:3:48: faults[0].flapping: found \"0s..1s\", but no link is cut for less than 1ms at a time",
                "mine.yaml:4:50: faults[1].flapping: only a partition with sides can be flapping",
                "mine.yaml:5:46: faults[2].period: found \"1us\", but no clock jumps again within less than 1ms",
                "mine.yaml:6:34: faults[3].by: found \"8760h\", but no clock jumps farther than 24h",
                "mine.yaml:7:34: faults[4].by: found \"-1s\", but a time is written 150ms, 1.5s, 2m or 1h (units ns, us,"
                        + " ms, s, m, h)");
    }

    @Test
    void traitorsThatDoNothing() {
        says(
                """
                - { at: 1s, byzantine: n1 }
                - { at: 1s, byzantine: n1, delay: 10% }
                - { at: 1s, byzantine: n1, delay: { rate: 10% } }
                - { at: 1s, byzantine: n1, silense: 10% }
                """,
                "mine.yaml:3:3: faults[0]: what it does is missing; name one or more of silence, equivocate, alter,"
                        + " replay, delay",
                "mine.yaml:4:35: faults[1].delay: found \"10%\", but this is a group of fields: rate, by",
                "mine.yaml:5:35: faults[2].delay: the field \"by\" is missing",
                "mine.yaml:6:28: faults[3].silense: no such field; did you mean \"silence\"?");
    }

    @Test
    void moreThanAnybodyLooksAt() {
        says(
                "- { at: 1s, leave: n1 }\n".repeat(1001),
                "mine.yaml:3:1: faults: found a list of 1001, but here are at most 1000");
        assertThat(Reading.complaints("protocol: quiet\nnodes: 101\nfaults: [{ at: 1s, majoritiesRing: all }]\n"))
                .isEqualTo("mine.yaml:3:36: faults[0].majoritiesRing: a ring has at most 100 nodes, not 101");
    }

    @Test
    void versionsThatCannotBe() {
        assertThat(Reading.complaints("""
                                protocol: lighthouse
                                versions:
                                  next: { with: { lamps: many } }
                                  wrong: { nodes: [n9], twin: burns-allways }
                                  one: { nodes: [n1] }
                                  other: { nodes: [n1] }
                                  a b: { nodes: [n2] }
                                faults:
                                  - { at: 1s, upgrade: n1, to: nxt, down: 300ms }
                                  - { at: 1s, rollingUpgrade: all, to: next, gap: 1s }
                                """)).isEqualTo("""
                        mine.yaml:3:26: versions.next.with.lamps: found "many", but this is a whole number from -2147483648 to\
                         2147483647
                        mine.yaml:4:20: versions.wrong.nodes[0]: found "n9", but the nodes are n1, n2, n3; did you mean "n1"?
                        mine.yaml:4:31: versions.wrong.twin: found "burns-allways", but the twins of lighthouse are\
                         burns-always; did you mean "burns-always"?
                        mine.yaml:6:19: versions.other.nodes: n1 runs another version already
                        mine.yaml:7:3: versions.a b: a version's name is a letter and up to 31 letters, digits, '_', '.' or '-'
                        mine.yaml:9:32: faults[0].to: found "nxt", but the versions are next, wrong, one, other, a b; did you\
                         mean "next"?
                        mine.yaml:10:5: faults[1]: the field "down" is missing""");
        assertThat(Reading.complaints("protocol: quiet\nfaults: [{ at: 1s, upgrade: n1, to: next, down: 1s }]\n"))
                .isEqualTo("mine.yaml:2:37: faults[0].to: found \"next\", but the scenario has no versions");
        assertThat(Reading.complaints("protocol: quiet\nversions: { next: {} }\n"))
                .isEqualTo("mine.yaml:2:19: versions.next: nobody runs this version; give it nodes, or upgrade somebody"
                        + " to it");
    }

    @Test
    void clocksWorseThanDeclared() {
        String bound = "protocol: quiet\nduration: 10s\nclockBound: { drift: 200ppm, error: 10ms }\nfaults:\n";
        String jumps = "- { at: 1s, clockJump: n1, by: 6ms }\n- { at: 1s, clockJump: n2, by: -6ms }\n";
        assertThat(Reading.complaints(bound + jumps)).isEmpty();
        assertThat(Reading.complaints(bound + jumps + "- { at: 1s, clockStrobe: any, by: 5ms, period: 1s }\n"))
                .isEqualTo("mine.yaml:7:3: faults[2]: with this the clock of n1 may be wrong by 11ms, more than"
                        + " clockBound says; if that is meant, add exceeded: true to it");
        String drift = "- { at: 1s, clockDrift: n3, rate: -300ppm, for: 1s }\n";
        assertThat(Reading.complaints(bound + drift))
                .isEqualTo("mine.yaml:5:3: faults[0]: with this the clock of n3 may drift by 300ppm, more than"
                        + " clockBound says; if that is meant, add exceeded: true to it");
        assertThat(Reading.complaints(bound + drift, "clockBound.exceeded=true"))
                .isEmpty();
        assertThat(Reading.complaints(bound + drift.replace("300", "200"))).isEmpty();
        assertThat(Reading.complaints("protocol: quiet\nclockBound: { drift: -1ppm, error: 1ms }\n"))
                .isEqualTo("mine.yaml:2:13: clockBound: a drift of at most so much is not negative; it holds for both"
                        + " directions");
    }
}
