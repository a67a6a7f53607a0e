package orrery.protocols.threephase;

/**
 * What a site has on its disk.
 *
 * @param votedYes whether it ever has
 */
public record Saved(boolean votedYes, Phase phase) {

    static final Saved FRESH = new Saved(false, Phase.WORKING);

    Saved in(Phase next) {
        return new Saved(votedYes || next == Phase.UNCERTAIN, next);
    }
}
