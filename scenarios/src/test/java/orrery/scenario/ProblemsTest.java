package orrery.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What is said about scenarios that are wrong: all of it at once, in order, with place, found, allowed, and a guess. */
class ProblemsTest {

    private static void says(String scenario, String... problems) {
        assertThat(Reading.complaints(scenario)).isEqualTo(String.join("\n", problems));
    }

    @Test
    void severalAtOnceInTheirOrder() {
        says(
                """
                durration: 3s
                protocol: lighthous
                nodes: five
                network: { loss: 11, heldback: 1s }
                duration: 10
                """,
                "mine.yaml:1:1: durration: no such field; did you mean \"duration\"?",
                "mine.yaml:2:11: protocol: found \"lighthous\", but the protocols are lighthouse, quiet, and what --protocol brings; did you mean"
                        + " \"lighthouse\"?",
                "mine.yaml:3:8: nodes: found \"five\", but nodes are a count from 1 to 10000, or a list of names",
                "mine.yaml:4:18: network.loss: found \"11\", but a probability is written 1% or 0.01 (0% to 100%)",
                "mine.yaml:4:22: network.heldback: no such field; did you mean \"heldBack\"?",
                "mine.yaml:5:11: duration: found \"10\", but a time is written 150ms, 1.5s, 2m or 1h (units ns, us, ms, s,"
                        + " m, h); did you mean \"10ms\" or \"10s\"?");
    }

    @Test
    void aFieldThatNobodyMeant() {
        says(
                "protocol: quiet\nweather: rain\n",
                "mine.yaml:2:1: weather: no such field; the fields here are title, protocol, twin, nodes, duration, seed,"
                        + " with, versions, network, clockBound, workload, faults, climate, deviations, notes, expect, maxSteps, explore");
    }

    @Test
    void theProtocolIsMissing() {
        says("nodes: 3\n", "mine.yaml:1:1: the field \"protocol\" is missing");
        says("protocol:\n", "mine.yaml:1:1: the field \"protocol\" is missing");
    }

    @Test
    void aFieldTwice() {
        says(
                "protocol: quiet\nnetwork: { loss: 1%, loss: 2% }\nprotocol: quiet\n",
                "mine.yaml:2:22: network.loss: written twice; first in line 2",
                "mine.yaml:3:1: protocol: written twice; first in line 1");
    }

    @Test
    void oneKindOfThingWhereAnotherBelongs() {
        says(
                """
                protocol: [quiet]
                network: fast
                faults: { at: 1s }
                workload: [a]
                duration: { s: 3 }
                """,
                "mine.yaml:1:11: protocol: found a list, but this is one line of text of at most 200 characters",
                "mine.yaml:2:10: network: found \"fast\", but this is a group of fields: latency, loss, duplication,"
                        + " reordering, heldBack, order, corruption, checksum, bandwidth, queue, retransmit, links, topology,"
                        + " zones, pace",
                "mine.yaml:3:9: faults: found fields, but this is a list, as in [a, b]",
                "mine.yaml:4:11: workload: found a list, but this is a group of fields: clients, keys, skew, rate,"
                        + " think, mix, from, until, timeout, retries",
                "mine.yaml:5:11: duration: found fields, but a time is written 150ms, 1.5s, 2m or 1h (units ns, us, ms, s,"
                        + " m, h)");
    }

    @Test
    void numbersOutOfBounds() {
        says(
                """
                protocol: lighthouse
                nodes: 10001
                duration: 8761h
                seed: 18446744073709551616
                workload: { clients: 10001, keys: 0, rate: 1e999/s }
                maxSteps: 0
                """,
                "mine.yaml:2:8: nodes: found \"10001\", but nodes are a count from 1 to 10000, or a list of names",
                "mine.yaml:3:11: duration: found \"8761h\", but no time is longer than 8760h (365 days)",
                "mine.yaml:4:7: seed: found \"18446744073709551616\", but a seed is a whole number of 64 bits, from"
                        + " -9223372036854775808 to 18446744073709551615",
                "mine.yaml:5:22: workload.clients: found \"10001\", but this is a whole number from 0 to 10000",
                "mine.yaml:5:35: workload.keys: found \"0\", but this is a whole number from 1 to 1000000",
                "mine.yaml:5:44: workload.rate: found \"1e999/s\", but a rate is written 50/s, 3000/min or 10/h (at most"
                        + " 1000000/s)",
                "mine.yaml:6:11: maxSteps: found \"0\", but this is a whole number from 1 to 1000000000000");
    }

    @Test
    void aRunThatLastsNoTime() {
        says(
                "protocol: quiet\nduration: 0s\n",
                "mine.yaml:2:11: duration: found \"0s\", but a run lasts longer than that");
    }

    @Test
    void namesOfNodes() {
        says(
                "protocol: lighthouse\nnodes: [n1, a/b, <b>, any, dark, c1, n1, 7]\nworkload: {}\n",
                "mine.yaml:2:13: nodes[1]: found \"a/b\", but a node's name is a letter and up to 31 letters, digits, '_',"
                        + " '.' or '-'",
                "mine.yaml:2:18: nodes[2]: found \"<b>\", but a node's name is a letter and up to 31 letters, digits, '_',"
                        + " '.' or '-'",
                "mine.yaml:2:42: nodes[7]: found \"7\", but a node's name is a letter and up to 31 letters, digits, '_',"
                        + " '.' or '-'");
        says(
                "protocol: lighthouse\nnodes: [n1, any, dark, c1, n1]\nworkload: {}\n",
                "mine.yaml:2:13: nodes[1]: found \"any\", but this name is taken: by a client, by a role, or by a word that"
                        + " faults have",
                "mine.yaml:2:18: nodes[2]: found \"dark\", but this name is taken: by a client, by a role, or by a word that"
                        + " faults have",
                "mine.yaml:2:24: nodes[3]: found \"c1\", but this name is taken: by a client, by a role, or by a word that"
                        + " faults have",
                "mine.yaml:2:28: nodes[4]: found \"n1\", but there is a node of this name already");
        says(
                "protocol: quiet\nnodes: []\n",
                "mine.yaml:2:8: nodes: found a list of 0, but nodes are a count from 1 to 10000, or a list of names");
        says(
                "protocol: quiet\nnodes:\n  - n1\n  -\n",
                "mine.yaml:4:4: nodes[1]: found nothing, but a node's name is a letter and up to 31 letters, digits, '_',"
                        + " '.' or '-'");
    }

    @Test
    void aTwinThatThereIsNot() {
        says(
                "protocol: lighthouse\ntwin: burns\n",
                "mine.yaml:2:7: twin: found \"burns\", but the twins of lighthouse are burns-always; did you mean"
                        + " \"burns-always\"?");
        says("protocol: quiet\ntwin: loud\n", "mine.yaml:2:7: twin: found \"loud\", but quiet has no twins");
    }

    @Test
    void optionsOfTheProtocol() {
        says(
                """
                protocol: lighthouse
                with:
                  gapp: 3s
                  period: 300ms..150ms
                  lamps: 2.5
                  oil: 99999999999999999999
                  brightness: 1e999
                  foghorn: yes
                  keeper: [me]
                  colour: greem
                  flashes: [1s, 2]
                """,
                "mine.yaml:3:3: with.gapp: no such field; did you mean \"gap\"?",
                "mine.yaml:4:11: with.period: found \"300ms..150ms\", but a span runs from the shorter to the longer time;"
                        + " did you mean \"150ms..300ms\"?",
                "mine.yaml:5:10: with.lamps: found \"2.5\", but this is a whole number from -2147483648 to 2147483647",
                "mine.yaml:6:8: with.oil: found \"99999999999999999999\", but this is a whole number from"
                        + " -9223372036854775808 to 9223372036854775807",
                "mine.yaml:7:15: with.brightness: found \"1e999\", but this is a number, as in 0.5",
                "mine.yaml:8:12: with.foghorn: found \"yes\", but this is true or false",
                "mine.yaml:9:11: with.keeper: found a list, but this is one line of text of at most 200 characters",
                "mine.yaml:10:11: with.colour: found \"greem\", but this is one of red, deep-green",
                "mine.yaml:11:17: with.flashes[1]: found \"2\", but a time is written 150ms, 1.5s, 2m or 1h (units ns, us,"
                        + " ms, s, m, h); did you mean \"2ms\" or \"2s\"?");
    }

    @Test
    void optionsThatTheProtocolItselfRefuses() {
        says("protocol: lighthouse\nwith: { lamps: 13 }\n", "mine.yaml:2:7: with: lamps must not be 13");
        says("protocol: quiet\nwith: { a: 1 }\n", "mine.yaml:2:9: with.a: no such field; there are none here");
        says(
                "protocol: lighthouse\nwith: { keeper: { name: me } }\n",
                "mine.yaml:2:17: with.keeper: found fields, but this is one line of text of at most 200 characters");
    }

    @Test
    void aWorkloadThatAsksNothing() {
        says(
                "protocol: lighthouse\nworkload: { clients: 0 }\n",
                "mine.yaml:2:22: workload.clients: found 0, but somebody must ask; leave the workload out instead");
        says(
                "protocol: lighthouse\nworkload: { mix: { put: 0, get: 0 } }\n",
                "mine.yaml:2:18: workload.mix: all weights are 0, so there is nothing to ask; leave the workload out"
                        + " instead");
        says(
                "protocol: quiet\nworkload: {}\n",
                "mine.yaml:2:11: workload: nobody can be asked anything by this protocol");
    }

    @Test
    void questionsThatNobodyAnswers() {
        says(
                "protocol: lighthouse\nworkload: { mix: { putt: 1, get: -1, cas: } }\n",
                "mine.yaml:2:20: workload.mix.putt: no such question; the protocol answers put, get, cas; did you mean"
                        + " \"put\"?",
                "mine.yaml:2:34: workload.mix.get: found \"-1\", but this is a whole number from 0 to 1000000",
                "mine.yaml:2:42: workload.mix.cas: found nothing, but this is a whole number from 0 to 1000000");
    }

    @Test
    void questionsOutOfTime() {
        says(
                "protocol: lighthouse\nworkload: { until: 40s }\n",
                "mine.yaml:2:20: workload.until: found \"40s\", but the run lasts 10s");
        says(
                "protocol: lighthouse\nworkload: { from: 5s, until: 4s }\n",
                "mine.yaml:2:19: workload.from: found \"5s\", but questions end at 4s");
        says(
                "protocol: lighthouse\nworkload: { from: 10s }\n",
                "mine.yaml:2:19: workload.from: found \"10s\", but questions end at 10s");
    }

    @Test
    void faultsOfNoKind() {
        says(
                """
                protocol: lighthouse
                faults:
                  - { at: 1s, crahs: n1 }
                  - { at: 1s }
                  - { at: 1s, crash: n1, isolate: n2 }
                  - crash
                  -
                  - { crash: n1 }
                  - { at: 1s, crash: n1, fro: 2s }
                """,
                "mine.yaml:3:15: faults[0].crahs: no such fault; did you mean \"crash\"?",
                "mine.yaml:4:5: faults[1]: what goes wrong is missing; name one of "
                        + String.join(", ", FaultSpec.kinds().keySet()),
                "mine.yaml:5:26: faults[2].isolate: this fault is a crash already; write two entries",
                "mine.yaml:6:5: faults[3]: found \"crash\", but a fault is written { at: 3s, crash: leader, for: 2s }",
                "mine.yaml:7:4: faults[4]: found nothing, but a fault is written { at: 3s, crash: leader, for: 2s }",
                "mine.yaml:8:5: faults[5]: when it strikes is missing; write at: 3s, or when: a leader is elected",
                "mine.yaml:9:26: faults[6].fro: no such field; did you mean \"for\"?");
    }

    @Test
    void faultsAfterTheEnd() {
        says(
                "protocol: lighthouse\nfaults: [{ at: 30s, crash: n1 }, { at: 5s..10s, crash: n1 }]\n",
                "mine.yaml:2:16: faults[0].at: found \"30s\", but the run lasts 10s",
                "mine.yaml:2:40: faults[1].at: found \"5s..10s\", but the run lasts 10s");
    }

    @Test
    void nobodyOfThatName() {
        says(
                "protocol: lighthouse\nfaults: [{ at: 1s, crash: n9 }, { at: 1s, isolate: blinking-ligth }]\n",
                "mine.yaml:2:27: faults[0].crash: found \"n9\", but the nodes are n1, n2, n3; the roles are dark,"
                        + " blinking-light; did you mean \"n1\"?",
                "mine.yaml:2:52: faults[1].isolate: found \"blinking-ligth\", but the nodes are n1, n2, n3; the roles are"
                        + " dark, blinking-light; did you mean \"blinking-light\"?");
        // nobody knows this protocol's roles
        says("protocol: quiet\nfaults: [{ at: 1s, crash: sleeper }]\n");
        says(
                "protocol: quiet\nnodes: 30\nfaults: [{ at: 1s, crash: n31 }]\n",
                "mine.yaml:3:27: faults[0].crash: found \"n31\", but the nodes are n1, n2, n3, n4, n5, n6, n7, n8, n9, n10,"
                        + " n11, n12, n13, n14, n15, n16, n17, n18, n19, n20, ...; did you mean \"n1\"?");
    }

    @Test
    void whoseNodesAreInDoubtIsNotToldThatOneIsMissing() {
        says(
                "protocol: lighthouse\nnodes: five\nfaults: [{ at: 1s, crash: n5 }]\n",
                "mine.yaml:2:8: nodes: found \"five\", but nodes are a count from 1 to 10000, or a list of names");
    }

    @Test
    void partitionsThatDivideNobody() {
        says(
                """
                protocol: lighthouse
                faults:
                  - { at: 1s, partition: [[n1, n1], [others, others]] }
                  - { at: 1s, partition: [[n1, n2]] }
                  - { at: 1s, partition: [n1, n2] }
                  - { at: 1s, partition: [[n1, n2], [n3, others]] }
                  - { at: 1s, partition: [[n1], []] }
                  - { at: 1s, partition: { from: [n1] } }
                  - { at: 1s, partition: { from: [n1], to: [n1] } }
                  - { at: 1s, partition: halves }
                  - { at: 1s, crash: others }
                """,
                "mine.yaml:3:32: faults[0].partition[0][1]: found \"n1\", but it stands here a second time",
                "mine.yaml:3:46: faults[0].partition[1][1]: found \"others\", but it stands here a second time",
                "mine.yaml:4:26: faults[1].partition: a partition has at least two sides; add [others]",
                "mine.yaml:5:27: faults[2].partition[0]: found \"n1\", but this is a list, as in [a, b]",
                "mine.yaml:5:31: faults[2].partition[1]: found \"n2\", but this is a list, as in [a, b]",
                "mine.yaml:6:37: faults[3].partition[1]: all nodes are named, so there are no others",
                "mine.yaml:7:33: faults[4].partition[1]: nobody is on this side",
                "mine.yaml:8:26: faults[5].partition: the field \"to\" is missing",
                "mine.yaml:9:45: faults[6].partition.to[0]: found \"n1\", but it stands here a second time",
                "mine.yaml:10:26: faults[7].partition: found \"halves\", but a partition is written [[n1, n2], [others]] or"
                        + " { from: [n1], to: [n2] }",
                "mine.yaml:11:22: faults[8].crash: found \"others\", but there is nobody here whom they could be other than;"
                        + " name a node, a role or any");
    }

    @Test
    void whatCannotBeExpected() {
        says(
                "protocol: lighthouse\nexpect: { linearizable: kv, held: all, broken: one light at most }\n",
                "mine.yaml:2:25: expect.linearizable: clients are asked nothing, so there is no history; add a workload",
                "mine.yaml:2:35: expect.held: not all promises can hold while one is broken; take held or broken away");
        says(
                "protocol: lighthouse\nexpect: { broken: one lihgt at most }\n",
                "mine.yaml:2:19: expect.broken: found \"one lihgt at most\", but the promises are one light at most; no"
                        + " handler throws; no node gets a message that its role must never get; did you mean \"one light"
                        + " at most\"?");
        // a thing that sometimes happens is no promise
        says(
                "protocol: lighthouse\nexpect: { broken: a light }\n",
                "mine.yaml:2:19: expect.broken: found \"a light\", but the promises are one light at most; no handler"
                        + " throws; no node gets a message that its role must never get");
        says(
                "protocol: lighthouse\nexpect: { broken: linearizable (kv) }\nworkload: {}\n",
                "mine.yaml:2:19: expect.broken: found \"linearizable (kv)\", but the history is not judged so; see"
                        + " linearizable");
        says(
                "protocol: lighthouse\nexpect: { linearizable: registr, held: most }\nworkload: {}\n",
                "mine.yaml:2:25: expect.linearizable: found \"registr\", but " + ModelName.ALLOWED
                        + "; did you mean \"register\"?",
                "mine.yaml:2:40: expect.held: found \"most\", but this is one of all");
    }

    @Test
    void whoseWorkloadIsInDoubtIsNotToldThatThereIsNone() {
        says(
                "protocol: lighthouse\nworkload: 5\nexpect: { linearizable: kv }\n",
                "mine.yaml:2:11: workload: found \"5\", but this is a group of fields: clients, keys, skew, rate, think,"
                        + " mix, from, until, timeout, retries");
        says(
                "protocol: lighthouse\nworkload: { rate: 0/s }\nexpect: { linearizable: kv }\n",
                "mine.yaml:3:25: expect.linearizable: clients are asked nothing, so there is no history; add a workload");
    }

    @Test
    void thePlaceOfAMistakeCountsWhatPeopleSee() {
        says(
                "title: \"é😀\"\nprotocol: quiet\nnetwork: {loss: '😀', latency: é}\r\n",
                "mine.yaml:3:17: network.loss: found \"😀\", but a probability is written 1% or 0.01 (0% to 100%)",
                "mine.yaml:3:31: network.latency: found \"é\", but " + LatencyText.ALLOWED);
    }

    @Test
    void noMistakeSteersATerminal() {
        says(
                "protocol: quiet\n\"\\e[31m\": 1\nseed: \"\\e]0;x\\a\"\n",
                "mine.yaml:2:1: \\u001b[31m: no such field; the fields here are title, protocol, twin, nodes, duration,"
                        + " seed, with, versions, network, clockBound, workload, faults, climate, deviations, notes, expect, maxSteps, explore",
                "mine.yaml:3:7: seed: found \"\\u001b]0;x\\u0007\", but a seed is a whole number of 64 bits, from"
                        + " -9223372036854775808 to 18446744073709551615");
    }

    @Test
    void twentyAreEnoughToRead() {
        StringBuilder scenario = new StringBuilder("protocol: quiet\n");
        for (int field = 0; field < 30; field++) {
            scenario.append("f").append(field).append(": 1\n");
        }
        ScenarioException wrong = assertThrows(ScenarioException.class, () -> Reading.plan(scenario.toString()));
        assertThat(wrong.problems()).hasSize(30);
        assertThat(wrong).hasMessageEndingWith("\n... and 10 more");
        assertThat(wrong.getMessage().lines()).hasSize(21);
    }

    @Test
    void latenciesWithNamesForTheirNumbers() {
        says(
                """
                protocol: lighthouse
                network:
                  links:
                    - latency: { mean: 10ms }
                    - latency: { kind: norml, mean: 10ms }
                    - latency: { kind: normal, mean: 10, sigma: 3 }
                    - latency: { kind: uniform, min: 3s, max: 1s }
                    - latency: { kind: pareto, min: 3s, shape: 1e9 }
                    - latency: { kind: empirical, times: [] }
                    - latency: { kind: mixture, parts: [{ weight: 50%, latency: 1s }] }
                    - latency: [1s]
                """,
                "mine.yaml:4:16: network.links[0].latency.kind: the field \"kind\" is missing; it is one of constant,"
                        + " uniform, exponential, normal, lognormal, pareto, gamma, empirical, mixture",
                "mine.yaml:5:24: network.links[1].latency.kind: found \"norml\", but the kinds of latency are constant,"
                        + " uniform, exponential, normal, lognormal, pareto, gamma, empirical, mixture; did you mean"
                        + " \"normal\"?",
                "mine.yaml:6:16: network.links[2].latency: the field \"deviation\" is missing",
                "mine.yaml:6:38: network.links[2].latency.mean: found \"10\", but a time is written 150ms, 1.5s, 2m or 1h"
                        + " (units ns, us, ms, s, m, h); did you mean \"10ms\" or \"10s\"?",
                "mine.yaml:6:42: network.links[2].latency.sigma: no such field; the fields here are mean, deviation",
                "mine.yaml:7:16: network.links[3].latency: the shortest time is longer than the longest",
                "mine.yaml:8:16: network.links[4].latency: a Pareto's second number is its shape, from 0.1 to 100, as in"
                        + " 1.5",
                "mine.yaml:9:16: network.links[5].latency: an empirical latency is made of 1 to 1000 times",
                "mine.yaml:10:16: network.links[6].latency: the weights of a mixture are above 0% and add up to 100%",
                "mine.yaml:11:16: network.links[7].latency: found a list, but " + LatencyText.ALLOWED);
    }

    @Test
    void linksOfNobody() {
        says("""
                protocol: lighthouse
                nodes: [east, west]
                network:
                  queue: 1kB
                  retransmit: 1us
                  links:
                    - { from: [esat], to: [west, west], loss: 1% }
                    - { to: [c1], lots: 1% }
                """, "mine.yaml:8:19: network.links[1].lots: no such field; did you mean \"loss\"?");
        says(
                """
                protocol: lighthouse
                nodes: [east, west]
                duration: 8760h
                network:
                  queue: 1kB
                  retransmit: 1us
                  links:
                    - { from: [esat], to: [west, west], retransmit: 10ms }
                """,
                "mine.yaml:5:10: network.queue: nothing waits where bandwidth is not limited; add a bandwidth",
                "mine.yaml:6:15: network.retransmit: found \"1us\", but nothing is sent again sooner than after 1ms; 0s is a"
                        + " network of datagrams",
                "mine.yaml:8:16: network.links[0].from[0]: found \"esat\", but the nodes are east, west; did you mean"
                        + " \"east\"?",
                "mine.yaml:8:34: network.links[0].to[1]: found \"west\", but it stands here a second time",
                "mine.yaml:8:53: network.links[0].retransmit: found \"10ms\", but in 31536000s that would be more than"
                        + " 1000000 times");
    }

    @Test
    void lossInBursts() {
        says(
                "protocol: quiet\nnetwork: { loss: { toBad: 1%, togood: 2%, bad: 2 } }\n",
                "mine.yaml:2:18: network.loss: the field \"toGood\" is missing",
                "mine.yaml:2:31: network.loss.togood: no such field; did you mean \"toGood\"?",
                "mine.yaml:2:48: network.loss.bad: found \"2\", but a probability is written 1% or 0.01 (0% to 100%)");
        says(
                "protocol: quiet\nnetwork: { loss: [1%] }\n",
                "mine.yaml:2:18: network.loss: found a list, but " + LossSpec.ALLOWED);
    }

    @Test
    void shapesOfNothing() {
        says(
                "protocol: quiet\nnetwork: { topology: strar }\n",
                "mine.yaml:2:22: network.topology: found \"strar\", but " + TopologySpec.Shape.ALLOWED
                        + "; did you mean \"star\"?");
        says(
                "protocol: quiet\nnetwork: { topology: { edges: [[n1], [n2, n2], [n1, n4]] } }\n",
                "mine.yaml:2:32: network.topology.edges[0]: a link has two different ends, as in [n1, n2]",
                "mine.yaml:2:38: network.topology.edges[1]: a link has two different ends, as in [n1, n2]",
                "mine.yaml:2:53: network.topology.edges[2][1]: found \"n4\", but the nodes are n1, n2, n3; did you mean"
                        + " \"n1\"?");
    }

    @Test
    void zonesThatAreNowhere() {
        says(
                "protocol: quiet\nnetwork: { zones: { members: { east: [n1], west: [n2] } } }\n",
                "mine.yaml:2:19: network.zones: how far it is from east to west is missing; add it to between");
        says(
                """
                protocol: quiet
                network:
                  zones:
                    members: { east: [n1], west: [n1, n3], <b>: [] }
                """,
                "mine.yaml:4:44: network.zones.members.<b>: a zone's name is a letter and up to 31 letters, digits, '_',"
                        + " '.' or '-'");
        says(
                """
                protocol: quiet
                network:
                  zones:
                    members: { east: [n1], west: [n1, n3], north: [] }
                    between: [{ from: est, to: west, latency: 1s }, { from: west, to: west, latency: 1s }]
                """,
                "mine.yaml:4:35: network.zones.members.west[0]: found \"n1\", but this node is in another zone already",
                "mine.yaml:4:51: network.zones.members.north: nobody is in this zone",
                "mine.yaml:5:23: network.zones.between[0].from: found \"est\", but the zones are east, west, north; did you"
                        + " mean \"east\"?",
                "mine.yaml:5:53: network.zones.between[1]: a way leads from one zone to another");
        says(
                "protocol: quiet\nnetwork: { zones: { regions: { frankfrut: [n1], tokyo: [n2] } } }\n",
                "mine.yaml:2:32: network.zones.regions.frankfrut: no such region; the regions are dallas, toronto,"
                        + " washington, frankfurt, london, madrid, osaka, sydney, tokyo, sao-paulo; did you mean"
                        + " \"frankfurt\"?");
        says(
                "protocol: quiet\nnetwork: { zones: { regions: { tokyo: [n2] }, members: { a: [n1] } } }\n",
                "mine.yaml:2:19: network.zones: the distances of regions are known; write regions, or members and between");
    }

    @Test
    void workloadsThatCannotBe() {
        says(
                "protocol: lighthouse\nworkload: { rate: 5/s, think: 1s, skew: -1, timeout: -1s, retries: 1001 }\n",
                "mine.yaml:2:31: workload.think: questions come at a rate or after a time to think; take one of them away",
                "mine.yaml:2:41: workload.skew: found \"-1\", but a Zipf distribution's exponent is from 0 to 10, as in 0.99",
                "mine.yaml:2:54: workload.timeout: found \"-1s\", but a span of time is written 150ms..300ms, or 150ms when"
                        + " both ends are the same",
                "mine.yaml:2:68: workload.retries: found \"1001\", but this is a whole number from 0 to 1000");
    }

    @Test
    void climatesThatNobodyKnows() {
        says(
                "protocol: quiet\nclimate: stromy\n",
                "mine.yaml:2:10: climate: found \"stromy\", but this is one of calm, breezy, stormy, hostile; did you mean"
                        + " \"stormy\"?");
        says(
                "protocol: quiet\nclimate: { kinds: { crsh: 1, loss: 2 } }\n",
                "mine.yaml:2:21: climate.kinds.crsh: no such weather; there is "
                        + String.join(", ", ClimateSpec.WEATHERS) + "; did you mean \"crash\"?");
        says(
                "protocol: quiet\nclimate: { kinds: { crash: 21 }, down: -1 }\n",
                "mine.yaml:2:28: climate.kinds.crash: found \"21\", but this is a whole number from 1 to 20",
                "mine.yaml:2:40: climate.down: found \"-1\", but this is a whole number from 0 to 10000");
        says(
                "protocol: quiet\nclimate: { down: 1 }\n",
                "mine.yaml:2:10: climate: a climate has either a name or kinds of its own; " + ClimateSpec.ALLOWED);
        says(
                "protocol: quiet\nclimate: [stormy]\n",
                "mine.yaml:2:10: climate: found a list, but " + ClimateSpec.ALLOWED);
    }
}
