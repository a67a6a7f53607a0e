package orrery.protocols.twophase;

import java.util.List;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import orrery.api.NodeId;

/**
 * A vote in progress.
 *
 * @param client who wants to know how it ends
 * @param arrived from whom votes came, in order, with repetitions
 * @param votes by participant
 */
public record Ballot(
        NodeId client, List<Message.Enlisted> enlisted, PVector<NodeId> arrived, PMap<NodeId, Choice> votes) {

    static Ballot open(Message.Request request) {
        return new Ballot(request.client(), request.enlisted(), TreePVector.empty(), TreePMap.empty());
    }

    /** A participant's first vote is the one that counts. */
    Ballot with(NodeId from, Choice choice) {
        PMap<NodeId, Choice> counted = votes.containsKey(from) ? votes : votes.plus(from, choice);
        return new Ballot(client, enlisted, arrived.plus(from), counted);
    }

    public List<NodeId> participants() {
        return enlisted.stream().map(Message.Enlisted::node).toList();
    }

    /** Who has to hear of the decision: whoever has not aborted already, and does not want to be spared. */
    List<NodeId> concerned() {
        return participants().stream()
                .filter(node -> !votes.containsKey(node) || votes.get(node) == Choice.YES)
                .toList();
    }
}
