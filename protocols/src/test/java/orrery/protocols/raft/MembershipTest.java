package orrery.protocols.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import orrery.api.NodeId;
import orrery.trace.Recording;
import orrery.trace.Step;

/** How a cluster of three becomes one of three others, by every way there is: which configurations it goes through. */
class MembershipTest {

    private static final List<NodeId> SERVERS = List.of(
            new NodeId(0, "n1"), new NodeId(1, "n2"), new NodeId(2, "n3"), new NodeId(3, "n4"), new NodeId(4, "n5"));

    @ParameterizedTest
    @CsvSource({
        "false, false, n1 n2 n3 n4; n1 n2 n3 n4 n5; n2 n3 n4 n5; n3 n4 n5",
        "false, true, 'n1 n2 n3, learning n4 n5; n1 n2 n3 n4, learning n5; n1 n2 n3 n4 n5; n2 n3 n4 n5; n3 n4 n5'",
        "true, false, n3 n4 n5 and of n1 n2 n3; n3 n4 n5",
        "true, true, 'n1 n2 n3, learning n4 n5; n3 n4 n5 and of n1 n2 n3; n3 n4 n5'"
    })
    void stepByStep(boolean joint, boolean learners, String steps) {
        for (long seed = 1; seed <= 10; seed++) {
            List<Step> run = new Stage(5)
                    .set("members", 3)
                    .set("joint", joint)
                    .set("learners", learners)
                    .set("changes", List.of("1s n3 n4 n5"))
                    .set("preVote", true)
                    .set("checkQuorum", true)
                    .clients(2, 20, "put")
                    .trial(new Raft())
                    .play(seed, Recording.everything())
                    .trace()
                    .steps();
            List<String> sorted = new ArrayList<>();
            for (Configuration step : configurations(run)) {
                sorted.add(step.toString());
            }
            // the leader removes itself last; then n1 may stay longer than n2
            assertThat(String.join("; ", sorted)).isIn(steps, steps.replace("n2 n3 n4 n5; n3", "n1 n3 n4 n5; n3"));
            assertThat(sorted.getLast()).isEqualTo("n3 n4 n5");
        }
    }

    /** The last configuration known to be committed anywhere, each time that it changes. */
    private static List<Configuration> configurations(List<Step> run) {
        List<Configuration> all = new ArrayList<>();
        long last = 0;
        for (Step step : run) {
            if (step.after() instanceof Role role) {
                for (Log.Placed placed : role.server().log().configurations().reversed()) {
                    if (placed.index() > last && placed.index() <= role.server().commitIndex()) {
                        all.add(placed.configuration());
                        last = placed.index();
                    }
                }
            }
        }
        return all;
    }

    @Test
    void aPlanSaysWhatIsAskedForLast() {
        Plan plan = Plan.of(List.of("1s n1 n2", "1500ms n2", "2.5s n5 n1 n1"), SERVERS);
        assertThat(plan.at(Duration.ofMillis(999))).isEmpty();
        assertThat(plan.at(Duration.ofMillis(1_000))).contains(SERVERS.subList(0, 2));
        assertThat(plan.at(Duration.ofMillis(2_499))).contains(SERVERS.subList(1, 2));
        assertThat(plan.at(Duration.ofMillis(2_500))).contains(List.of(SERVERS.get(0), SERVERS.get(4)));
    }

    @Test
    void whatIsNoPlanIsRefused() {
        assertThatThrownBy(() -> Plan.check(List.of("n1 n2")))
                .hasMessage("changes: found \"n1 n2\", but it is a time and the servers from then on, as 2s n1 n2 n3");
        assertThatThrownBy(() -> Plan.check(List.of("2s n1", "1s n2")))
                .hasMessage("changes must be in the order of their times, was 1s n2");
        assertThatThrownBy(() -> Plan.of(List.of("2s n1 n9"), SERVERS))
                .hasMessage("changes: found n9, but the servers are n1, n2, n3, n4, n5");
    }

    @Test
    void ofAJointConfigurationBothMajoritiesHaveToAgree() {
        Configuration joint = new Configuration(SERVERS.subList(2, 5), SERVERS.subList(0, 3), List.of());
        Rules rules = new Rules();
        Membership membership = Membership.of(SERVERS.get(0), joint, rules);
        assertThat(membership.elect(rules, SERVERS.subList(0, 3))).isFalse();
        assertThat(membership.elect(rules, SERVERS.subList(2, 5))).isFalse();
        assertThat(membership.elect(rules, SERVERS.subList(1, 4))).isTrue();
        assertThat(membership.reached(rules, List.of(9L, 8L, 3L, 4L, 2L))).isEqualTo(3);
        assertThat(membership.receivers()).isEqualTo(SERVERS.subList(1, 5));
    }
}
