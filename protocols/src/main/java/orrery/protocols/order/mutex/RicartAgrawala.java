package orrery.protocols.order.mutex;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import orrery.api.Ask;
import orrery.api.Check;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.api.Protocol;
import orrery.api.Setup;
import orrery.api.Snapshot;
import orrery.api.Twin;
import orrery.protocols.order.channel.Numbered;

/** Mutual exclusion by replies that are deferred. */
@AutoService(Protocol.class)
public final class RicartAgrawala implements Protocol<Numbered<Message>, Timer> {

    private final DeferredReplies.Rules rules;

    public RicartAgrawala() {
        this(new DeferredReplies.Rules());
    }

    RicartAgrawala(DeferredReplies.Rules rules) {
        this.rules = rules;
    }

    @Override
    public String name() {
        return "ricart-agrawala";
    }

    @Override
    public String summary() {
        return "Who enters asks all others, and the later reply later; 2(N-1) messages an entry (Ricart and Agrawala, 1981).";
    }

    @Override
    public Options options() {
        return Options.DEFAULTS;
    }

    /** Nobody asks anything: processes want to enter of themselves. */
    @Override
    public Map<String, Ask> asks() {
        return Map.of();
    }

    @Override
    public Node<Numbered<Message>, Timer> boot(NodeId self, Setup setup) {
        if (!setup.clients().isEmpty()) {
            throw new IllegalArgumentException("ricart-agrawala has no clients");
        }
        Options options = setup.options(Options.class);
        DeferredReplies.Peers peers = new DeferredReplies.Peers(self, setup.peersOf(self), rules);
        return new Thinking(options, options.entries(), DeferredReplies.idle(peers));
    }

    @Override
    public List<Check> checks() {
        return Promises.all();
    }

    @Override
    public Map<String, Predicate<Snapshot>> landmarks() {
        return Promises.landmarks();
    }

    @Override
    public List<Twin> twins() {
        return RicartAgrawalaTwins.all();
    }
}
