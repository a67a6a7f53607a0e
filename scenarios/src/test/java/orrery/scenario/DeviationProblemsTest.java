package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import orrery.world.Deviations.Deviation;
import orrery.world.Deviations.Fate;

/** What deviations become in a world, and what is said about those that cannot be. */
class DeviationProblemsTest {

    @Test
    void eachBecomesTheFateOfOneMessageCountedFromOne() {
        Plan plan = Reading.plan("""
                protocol: quiet
                deviations:
                - { link: n2->n1, message: 9, lost: true }
                - { link: n1->n3, message: 4, takes: 210ms }
                - { link: n1->n3, message: 4, copy: 40ms }
                - { link: n1->n3, message: 5, damaged: true }
                """);
        var nodes = plan.world().servers();
        assertThat(plan.world().network().deviations().orElseThrow().all())
                .containsExactly(
                        new Deviation(nodes.get(0), nodes.get(2), 3, new Fate.Takes(210_000_000)),
                        new Deviation(nodes.get(0), nodes.get(2), 3, new Fate.Copied(40_000_000)),
                        new Deviation(nodes.get(0), nodes.get(2), 4, new Fate.Damaged()),
                        new Deviation(nodes.get(1), nodes.get(0), 8, new Fate.Lost()));
    }

    @Test
    void anEmptyListIsTheCalmNetwork() {
        assertThat(Reading.plan("protocol: quiet\ndeviations: []\n")
                        .world()
                        .network()
                        .deviations())
                .isPresent();
        assertThat(Reading.plan("protocol: quiet\n").world().network().deviations())
                .isEmpty();
    }

    @Test
    void whatCannotBe() {
        assertThat(Reading.complaints("""
                protocol: quiet
                deviations:
                - { link: n1-n3, message: 4, lost: true }
                - { link: n1->n9, message: 4, lost: true }
                - { link: n1->n1, message: 4, lost: true }
                - { link: n1->n2, message: 0, lost: true }
                - { link: n1->n2, message: 1 }
                - { link: n1->n2, message: 1, lost: true, takes: 5ms }
                - { link: n1->n2, message: 1, lost: false }
                - { link: n1->n2, lost: true }
                """))
                .isEqualTo(String.join(
                        "\n",
                        "mine.yaml:3:11: deviations[0].link: found \"n1-n3\", but a link is written n1->n3",
                        "mine.yaml:6:28: deviations[3].message: found \"0\", but this is a whole number from 1 to"
                                + " 1000000000000",
                        "mine.yaml:7:3: deviations[4]: one thing happens to a message; write takes: 210ms, copy: 40ms,"
                                + " lost: true or damaged: true",
                        "mine.yaml:8:3: deviations[5]: one thing happens to a message; write takes: 210ms, copy: 40ms,"
                                + " lost: true or damaged: true",
                        "mine.yaml:9:3: deviations[6]: one thing happens to a message; write takes: 210ms, copy: 40ms,"
                                + " lost: true or damaged: true",
                        "mine.yaml:10:3: deviations[7]: the field \"message\" is missing"));
    }

    @Test
    void whatTheWorldSpeaksAgainst() {
        assertThat(Reading.complaints("""
                protocol: quiet
                network: { loss: 1% }
                climate: stormy
                deviations:
                - { link: n1->n9, message: 4, lost: true }
                - { link: n1->n1, message: 4, lost: true }
                - { link: n1->n2, message: 4, lost: true }
                - { link: n1->n2, message: 4, lost: true }
                """))
                .isEqualTo(String.join(
                        "\n",
                        "mine.yaml:2:18: network.loss: deviations say what becomes of single messages; the network is"
                                + " calm otherwise",
                        "mine.yaml:3:10: climate: deviations say what goes wrong; nothing is drawn beside them",
                        "mine.yaml:5:11: deviations[0].link: found \"n1->n9\", but the nodes are n1, n2, n3; did you"
                                + " mean \"n1\"?",
                        "mine.yaml:6:11: deviations[1].link: found \"n1->n1\", but what a node sends to itself passes no"
                                + " link",
                        "mine.yaml:8:3: deviations[3]: the same is said of this message before"));
    }

    @Test
    void moreThanAnybodyReads() {
        String many = IntStream.rangeClosed(0, DeviationSpec.MOST)
                .mapToObj(nth -> "- { link: n1->n2, message: " + (nth + 1) + ", lost: true }\n")
                .collect(Collectors.joining());
        assertThat(Reading.complaints("protocol: quiet\ndeviations:\n" + many))
                .isEqualTo("mine.yaml:3:1: deviations: found a list of 10001, but here are at most 10000");
    }
}
