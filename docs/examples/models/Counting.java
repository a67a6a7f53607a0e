import java.util.List;
import java.util.Optional;
import orrery.api.Check;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;

/** Two count together, as in Stateright's ping-pong: the first sends its count, the second sends it back. */
public final class Counting implements Protocol<Counting.Message, Counting.NoTimer> {

    public sealed interface Message {

        record Ping(int count) implements Message {}

        record Pong(int count) implements Message {}
    }

    public enum NoTimer {}

    /** @param most a search goes no further than this */
    public record Options(int most) {}

    /** @param serveTo whom it begins with; nobody if it waits */
    public record Player(int count, int most, List<NodeId> serveTo) implements Node<Message, NoTimer> {

        @Override
        public Player start(Context<Message, NoTimer> ctx) {
            serveTo.forEach(other -> ctx.send(other, new Message.Ping(count)));
            return this;
        }

        @Override
        public Player receive(NodeId from, Message message, Context<Message, NoTimer> ctx) {
            return switch (message) {
                case Message.Ping ping when ping.count() == count -> {
                    ctx.send(from, new Message.Pong(count));
                    yield new Player(count + 1, most, serveTo);
                }
                case Message.Pong pong when pong.count() == count -> {
                    ctx.send(from, new Message.Ping(count + 1));
                    yield new Player(count + 1, most, serveTo);
                }
                case Message.Ping stale -> this;
                case Message.Pong stale -> this;
            };
        }
    }

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public String summary() {
        return "Two count together.";
    }

    @Override
    public Record options() {
        return new Options(1);
    }

    @Override
    public Player boot(NodeId self, Setup setup) {
        int most = ((Options) setup.options()).most();
        return new Player(0, most, self.index() == 0 ? setup.peersOf(self) : List.of());
    }

    /** Counts grow without end, so this says where a search turns back. */
    @Override
    public boolean withinBoundary(Snapshot state) {
        return state.all(Player.class).stream().allMatch(player -> player.count() <= player.most());
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.always("they never part by more than one", state -> {
            List<Integer> counts = state.all(Player.class).stream().map(Player::count).toList();
            return Math.abs(counts.getFirst() - counts.getLast()) <= 1
                    ? Optional.empty()
                    : Optional.of("the counts are " + counts);
        }));
    }
}
