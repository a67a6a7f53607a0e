package orrery.protocols.raft;

import orrery.api.KeyValue;
import orrery.api.NodeId;

/** What a log entry tells the state machine to do. */
public sealed interface Command {

    /** How long it is in a message. */
    int bytes();

    /** Nothing. A leader begins its term with it, to commit what it inherited (section 8). */
    record NoOp() implements Command {
        @Override
        public int bytes() {
            return 1;
        }

        @Override
        public String toString() {
            return "no-op";
        }
    }

    /** These are the members from now on (dissertation, chapter 4). */
    record Reconfigure(Configuration configuration) implements Command {
        @Override
        public int bytes() {
            return Long.BYTES * configuration.members().size();
        }

        @Override
        public String toString() {
            return "members " + configuration;
        }
    }

    /**
     * What a client asked for.
     *
     * @param serial the client's number for it
     */
    record Request(NodeId client, long serial, KeyValue question) implements Command {
        @Override
        public int bytes() {
            return 2 * Long.BYTES
                    + question.key().length()
                    + switch (question) {
                        case KeyValue.Get get -> 0;
                        case KeyValue.Put put -> Long.BYTES;
                        case KeyValue.Cas cas -> 2 * Long.BYTES;
                    };
        }

        @Override
        public String toString() {
            return client
                    + switch (question) {
                        case KeyValue.Get get -> "'s get " + get.key();
                        case KeyValue.Put put -> "'s put " + put.key() + " = " + put.value();
                        case KeyValue.Cas cas -> "'s cas " + cas.key() + " " + cas.expected() + " -> " + cas.value();
                    };
        }
    }
}
