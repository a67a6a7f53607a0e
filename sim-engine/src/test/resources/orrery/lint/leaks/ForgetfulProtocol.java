package leaks;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** A protocol that counts its boots: the second run begins where the first one ended. */
class ForgetfulProtocol implements Protocol<ForgetfulProtocol.Word, ForgetfulProtocol.Timer> {
    record Word(String text) {}

    enum Timer {
        NOW
    }

    record Member(long number) implements Node<Word, Timer> {
        @Override
        public Member receive(NodeId from, Word word, Context<Word, Timer> ctx) {
            return this;
        }
    }

    private long boots;
    private final List<NodeId> booted = new ArrayList<>();

    @Override
    public String name() {
        return "forgetful";
    }

    @Override
    public String summary() {
        return "Counts its boots.";
    }

    @Override
    public Node<Word, Timer> boot(NodeId self, Setup setup) {
        boots++; // leaks NODE_STATE
        booted.add(self); // leaks NODE_STATE
        return new Member(boots);
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }
}
