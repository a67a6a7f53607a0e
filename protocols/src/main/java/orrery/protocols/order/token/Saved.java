package orrery.protocols.order.token;

/**
 * What a process has on its disk.
 *
 * @param seen the last token that it had, or that it knows to be worth nothing: no other will do but a later one
 * @param left how often it will still enter
 */
public record Saved(Message.Token seen, int left) {

    Saved seeing(Message.Token token) {
        return new Saved(token, left);
    }

    Saved entered() {
        return new Saved(seen, left - 1);
    }
}
