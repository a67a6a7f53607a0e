package orrery.protocols.order.mutex;

import orrery.api.Node;
import orrery.protocols.order.channel.Numbered;

/** A process thinks, waits, and is inside the critical section, again and again. */
public sealed interface Role extends Node<Numbered<Message>, Timer> permits Thinking, Waiting, Inside {

    /** How often it will still enter, this time included. */
    int left();
}
