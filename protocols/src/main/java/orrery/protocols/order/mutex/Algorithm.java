package orrery.protocols.order.mutex;

import java.util.List;
import orrery.api.Context;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Numbered;

/** How processes agree on who enters next: the part in which the protocols differ. An immutable value. */
public sealed interface Algorithm permits LamportQueue, DeferredReplies, Votes {

    Algorithm request(Context<Numbered<Message>, Timer> ctx);

    Algorithm receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx);

    /** Whether it is our turn; asked while we wait. */
    boolean mayEnter();

    /** Whose word is missing, while we wait. */
    List<NodeId> awaited();

    /** What we asked for, while we wait or are inside. */
    Claim claim();

    Algorithm release(Context<Numbered<Message>, Timer> ctx);
}
