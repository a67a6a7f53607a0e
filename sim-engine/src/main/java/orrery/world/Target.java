package orrery.world;

import orrery.api.NodeId;

/** Whom a fault strikes; who that is, is found out when the fault strikes. */
public sealed interface Target {

    /** This node. */
    record Named(NodeId node) implements Target {
        @Override
        public String toString() {
            return node.name();
        }
    }

    /**
     * A server in this role at that moment, drawn if there are several. The fault waits until there is one.
     *
     * @param role the simple name of the node's class in lower case, words joined by hyphens
     */
    record Role(String role) implements Target {
        @Override
        public String toString() {
            return role;
        }
    }

    /** A server that is up, drawn. */
    record Any() implements Target {
        @Override
        public String toString() {
            return "any";
        }
    }

    /** All servers that the other targets of the same fault do not name. */
    record Others() implements Target {
        @Override
        public String toString() {
            return "others";
        }
    }
}
