package orrery.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import orrery.api.Check;
import orrery.api.ClockBound;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Times;
import orrery.explore.Strategy;
import orrery.world.Climate;
import orrery.world.ClockError;
import orrery.world.Deviations;
import orrery.world.Deviations.Deviation;
import orrery.world.Fault;
import orrery.world.Network;
import orrery.world.Version;
import orrery.world.Workload;
import orrery.world.World;
import orrery.world.Zones;

/** Turns a scenario into a world, and finds what its fields say against each other and against the protocol. */
final class Planner {

    private final Scenario scenario;
    private final Protocols protocols;
    private final Part part;

    /** @param part the whole scenario, which takes what cannot be */
    Planner(Scenario scenario, Protocols protocols, Part part) {
        this.scenario = scenario;
        this.protocols = protocols;
        this.part = part;
    }

    /** Null if something is wrong, and then that has been said. */
    @Nullable
    Plan plan(String name) {
        Protocol<?, ?> right = right();
        Protocol<?, ?> protocol = protocol(right);
        List<NodeId> servers = servers();
        List<NodeId> clients =
                World.clients(scenario.workload().map(WorkloadSpec::clients).orElse(0), servers.size());
        Record options = protocol == null ? null : options(protocol);
        checkDuration();
        Set<String> asks =
                protocol == null ? null : Workload.inOrder(protocol.asks()).keySet();
        Workload workload = scenario.workload()
                .map(asked -> asked.workload(asks, scenario.duration(), part))
                .orElseGet(Workload::none);
        Collection<String> roles = protocol == null || options == null
                ? List.of()
                : RoleWords.of(
                        protocol,
                        servers.getFirst(),
                        new Setup(servers, clients, servers.subList(1, servers.size()), options, Map.of()));
        checkNames(servers, clients.size(), roles);
        Network network = network(servers, clients);
        Optional<Zones> zones = network == null ? Optional.empty() : network.zones();
        List<Fault> faults = faults(
                new Cast(servers, clients, roles, zones, scenario.versions().keySet(), nodesAreClear()),
                protocol == null ? null : protocol.landmarks().keySet());
        List<Version> versions = protocol == null || options == null
                ? List.of()
                : new VersionPlanner(scenario, part).versions(roster(servers, clients), right, protocol, options);
        checkClocks(faults, servers, clients);
        Optional<Deviations> deviations = deviations(roster(servers, clients));
        Optional<Climate> climate = part.field("climate").clean()
                ? scenario.climate()
                        .map(drawn -> drawn.climate(servers.size(), scenario.duration(), part.field("climate")))
                : Optional.empty();
        if (protocol != null) {
            boolean asked = scenario.workload().filter(WorkloadSpec::asks).isPresent()
                    || !part.field("workload").clean();
            scenario.expect().check(promises(protocol), asked, part.field("expect"));
        }
        checkNotes();
        if (protocol == null || right == null || options == null || network == null || !part.clean()) {
            return null;
        }
        World world = new World(
                servers,
                clients,
                scenario.duration().toNanos(),
                scenario.maxSteps(),
                options,
                deviations.map(network::with).orElse(network),
                workload,
                faults,
                versions,
                scenario.clockBound().map(ClockBoundSpec::bound));
        new Rehearsal(world, part).play(protocol);
        if (!part.clean()) {
            return null;
        }
        return new Plan(name, scenario, protocol, right, world, climate, Strategy.PLAIN);
    }

    /** The protocol, or its twin; null if there is none of that name. */
    private @Nullable Protocol<?, ?> protocol(@Nullable Protocol<?, ?> right) {
        String name = scenario.protocol();
        if (right == null && part.field("protocol").clean() && name != null) {
            part.field("protocol").refuse(protocols.known() + Nearest.hint(name, protocols.names()));
        }
        return right == null
                ? null
                : scenario.twin()
                        .<Protocol<?, ?>>map(twin -> VersionPlanner.twin(right, twin, part.field("twin")))
                        .orElse(right);
    }

    /** The protocol that is named, without a twin. */
    private @Nullable Protocol<?, ?> right() {
        String name = scenario.protocol();
        return name == null ? null : protocols.find(name).orElse(null);
    }

    private @Nullable Record options(Protocol<?, ?> protocol) {
        Part with = part.field("with");
        return with.value() == null ? protocol.options() : Binder.bind(with, protocol.options());
    }

    private static List<String> promises(Protocol<?, ?> protocol) {
        return protocol.checks().stream()
                .filter(check -> !(check instanceof Check.Probe))
                .map(Check::promise)
                .toList();
    }

    private List<NodeId> servers() {
        List<String> names = scenario.nodes().names();
        return IntStream.range(0, names.size())
                .mapToObj(index -> new NodeId(index, names.get(index)))
                .toList();
    }

    private void checkDuration() {
        Duration duration = scenario.duration();
        if (part.field("duration").clean() && duration.compareTo(Duration.ZERO) <= 0) {
            part.field("duration").refuse("a run lasts longer than that");
        }
    }

    private void checkNotes() {
        for (int index = 0; index < scenario.notes().size(); index++) {
            Part entry = part.field("notes").entry(index);
            if (entry.clean() && part.field("duration").clean()) {
                scenario.notes().get(index).check(scenario.duration(), entry);
            }
        }
    }

    private void checkNames(List<NodeId> servers, int clients, Collection<String> roles) {
        Set<String> taken = new HashSet<>(List.of(Who.ANY.word(), Who.OTHERS.word()));
        taken.addAll(roles);
        World.clients(clients, 0).forEach(client -> taken.add(client.name()));
        Set<String> names = new HashSet<>();
        for (NodeId server : servers) {
            Part entry = part.field("nodes").entry(server.index());
            if (taken.contains(server.name())) {
                entry.refuse("this name is taken: by a client, by a role, or by a word that faults have");
            } else if (!names.add(server.name())) {
                entry.refuse("there is a node of this name already");
            }
        }
    }

    /** Null if something in it could not be read. */
    private @Nullable Network network(List<NodeId> servers, List<NodeId> clients) {
        Part field = part.field("network");
        return field.clean() ? scenario.network().network(roster(servers, clients), scenario.duration(), field) : null;
    }

    private Roster roster(List<NodeId> servers, List<NodeId> clients) {
        return new Roster(
                servers,
                clients,
                part.field("nodes").clean() && part.field("workload").clean());
    }

    /** Empty if none are written, or if something is wrong with them. */
    private Optional<Deviations> deviations(Roster roster) {
        Part field = part.field("deviations");
        if (scenario.deviations().isEmpty() || !field.clean()) {
            return Optional.empty();
        }
        if (scenario.climate().isPresent()) {
            part.field("climate").say("deviations say what goes wrong; nothing is drawn beside them");
        }
        for (String chance : List.of("loss", "duplication", "reordering", "corruption", "pace")) {
            if (part.field("network").field(chance).value() != null) {
                part.field("network")
                        .field(chance)
                        .say("deviations say what becomes of single messages; the network is calm otherwise");
            }
        }
        List<Deviation> all = new ArrayList<>();
        Set<String> told = new HashSet<>();
        List<DeviationSpec> written = scenario.deviations().get();
        for (int index = 0; index < written.size(); index++) {
            Part entry = field.entry(index);
            Deviation deviation = written.get(index).deviation(roster, entry);
            if (deviation != null) {
                String what = deviation.fate().getClass().getSimpleName();
                if (!told.add(written.get(index).link() + " " + deviation.nth() + " " + what)) {
                    entry.say("the same is said of this message before");
                }
                all.add(deviation);
            }
        }
        return field.clean() ? Optional.of(new Deviations(all)) : Optional.empty();
    }

    private boolean nodesAreClear() {
        return part.field("nodes").clean()
                && part.field("workload").clean()
                && part.field("network").clean();
    }

    private List<Fault> faults(Cast cast, @Nullable Collection<String> landmarks) {
        Optional<Duration> duration = Optional.of(scenario.duration())
                .filter(known -> part.field("duration").clean());
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < scenario.faults().size(); index++) {
            Part entry = part.field("faults").entry(index);
            if (entry.clean()) {
                FaultSpec fault = scenario.faults().get(index);
                fault.moment().check(landmarks, duration, entry);
                faults.add(fault.fault(cast, entry));
            }
        }
        return faults;
    }

    /** Says which fault is the first to make a clock worse than the scenario declares its clocks to be. */
    private void checkClocks(List<Fault> faults, List<NodeId> servers, List<NodeId> clients) {
        if (scenario.clockBound().filter(bound -> !bound.exceeded()).isEmpty() || !part.clean()) {
            return;
        }
        ClockBound bound = scenario.clockBound().get().bound();
        for (int last = 0; last < faults.size(); last++) {
            List<Fault> sofar = faults.subList(0, last + 1);
            for (NodeId node : Stream.concat(servers.stream(), clients.stream()).toList()) {
                ClockError error =
                        ClockError.of(node, sofar, scenario.duration().toNanos());
                if (!error.isWithin(bound)) {
                    String worse = error.driftPartsPerMillion() > bound.driftPartsPerMillion()
                            ? "drift by " + error.driftPartsPerMillion() + "ppm"
                            : "be wrong by " + Times.text(error.nanos());
                    part.field("faults")
                            .entry(last)
                            .say("with this the clock of " + node + " may " + worse
                                    + ", more than clockBound says; if that is meant, add exceeded: true to it");
                    return;
                }
            }
        }
    }
}
