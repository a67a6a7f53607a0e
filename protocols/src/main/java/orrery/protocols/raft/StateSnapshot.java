package orrery.protocols.raft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import orrery.api.NodeId;

/**
 * What a server keeps of the log in the place of the entries: the state machine after the last of them, with its clients'
 * sessions (dissertation, 5.1, 6.3).
 *
 * @param lastTerm term of that last entry; its index is the machine's
 * @param configuration the last that is among the entries, if there was one (5.1)
 */
public record StateSnapshot(long lastTerm, StateMachine machine, Optional<Configuration> configuration) {

    /** The file that it is in. */
    public static final String FILE = "snapshot";

    public static final StateSnapshot NONE = new StateSnapshot(0, StateMachine.NEW, Optional.empty());

    /** What a snapshot travels in. */
    public sealed interface Item {

        record Pair(String key, long value) implements Item {}

        record Client(NodeId client, StateMachine.Session session) implements Item {}
    }

    public long lastIndex() {
        return machine.lastApplied();
    }

    /** All that is in it, always in the same order. */
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        machine.data().forEach((key, value) -> items.add(new Item.Pair(key, value)));
        machine.sessions().forEach((client, session) -> items.add(new Item.Client(client, session)));
        return List.copyOf(items);
    }

    /** The snapshot that consists of these. */
    public static StateSnapshot of(
            long lastIndex, long lastTerm, List<Item> items, Optional<Configuration> configuration) {
        StateMachine empty = new StateMachine(lastIndex, TreePMap.empty(), TreePMap.empty());
        return new StateSnapshot(lastTerm, put(items, empty), configuration);
    }

    /** A machine with these put in, over what it holds. */
    static StateMachine put(List<Item> items, StateMachine machine) {
        PMap<String, Long> data = machine.data();
        PMap<NodeId, StateMachine.Session> sessions = machine.sessions();
        for (Item item : items) {
            switch (item) {
                case Item.Pair pair -> data = data.plus(pair.key(), pair.value());
                case Item.Client client -> sessions = sessions.plus(client.client(), client.session());
            }
        }
        return new StateMachine(machine.lastApplied(), data, sessions);
    }
}
