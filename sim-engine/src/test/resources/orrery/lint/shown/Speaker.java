package shown;

import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/** A protocol whose nodes each say something to all others when they start. */
public interface Speaker extends Protocol<Speaker.Word, Speaker.Timer> {

    /** What is said. */
    String text();

    /** What is sent. */
    record Word(String text) {}

    /** Nothing is waited for. */
    enum Timer {
        NEVER
    }

    /** A node. */
    record Member(List<NodeId> peers, Speaker speaker, int heard) implements Node<Word, Timer> {

        @Override
        public Member start(Context<Word, Timer> ctx) {
            peers.forEach(peer -> ctx.send(peer, new Word(speaker.text())));
            return this;
        }

        @Override
        public Member receive(NodeId from, Word word, Context<Word, Timer> ctx) {
            return new Member(peers, speaker, heard + 1);
        }
    }

    @Override
    default String name() {
        return "speaker";
    }

    @Override
    default String summary() {
        return "Each node says something to all others.";
    }

    @Override
    default Node<Word, Timer> boot(NodeId self, Setup setup) {
        return new Member(setup.peersOf(self), this, 0);
    }

    @Override
    default List<Check> checks() {
        return List.of();
    }
}
