package orrery.run;

import java.time.Duration;
import java.util.List;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;

/**
 * Nodes that talk all the time: now and then each sends a number to somebody, and whoever gets a number greater than 0
 * sends a smaller one to somebody else. Who and when is up to each node's own chance.
 *
 * @param extraDraws how many more numbers each node draws at its start than it needs
 */
record Chatter(int extraDraws) implements Protocol<Chatter.Word, Chatter.Alarm> {

    record Word(int left) {}

    enum Alarm {
        SPEAK
    }

    @Override
    public String name() {
        return "chatter";
    }

    @Override
    public String summary() {
        return "Nodes that talk all the time.";
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public Node<Word, Alarm> boot(NodeId self, Setup setup) {
        return new Talker(setup.peersOf(self), extraDraws, 0);
    }

    record Talker(List<NodeId> peers, int extraDraws, int heard) implements Node<Word, Alarm> {

        @Override
        public Node<Word, Alarm> start(Context<Word, Alarm> ctx) {
            for (int draw = 0; draw < extraDraws; draw++) {
                ctx.chance().bits();
            }
            return timeout(Alarm.SPEAK, ctx);
        }

        @Override
        public Node<Word, Alarm> timeout(Alarm alarm, Context<Word, Alarm> ctx) {
            ctx.send(ctx.chance().pick(peers), new Word(3));
            ctx.setTimer(Duration.ofMillis(1 + ctx.chance().below(20)), Alarm.SPEAK);
            return this;
        }

        @Override
        public Node<Word, Alarm> receive(NodeId from, Word word, Context<Word, Alarm> ctx) {
            if (word.left() > 0) {
                ctx.send(ctx.chance().pick(peers), new Word(word.left() - 1));
            }
            return new Talker(peers, extraDraws, heard + 1);
        }
    }
}
