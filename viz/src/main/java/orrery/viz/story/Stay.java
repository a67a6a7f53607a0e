package orrery.viz.story;

import java.util.Optional;

/**
 * A time that a node spent in one role and, where its state counts such things, in one era.
 *
 * @param role as in {@code pre-candidate}
 * @param toNanos its end: a change, a crash, or the end of the record
 */
public record Stay(String role, Optional<Era> era, long fromNanos, long toNanos) {

    /** The role, and the era after a comma: {@code leader, term 3}. */
    public String words() {
        return era.map(it -> role + ", " + it).orElse(role);
    }
}
