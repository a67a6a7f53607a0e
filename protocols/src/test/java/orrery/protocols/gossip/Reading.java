package orrery.protocols.gossip;

import java.util.Arrays;
import orrery.api.Chance;

/**
 * One way to read the program behind Table 1 of Demers and others (1987): push, feedback, counter. Written from the paper and
 * without the protocol of this package, against which it is held; a whole epidemic takes a fraction of a millisecond.
 *
 * @param judged when a push finds out whether it was useful
 * @param reset whether a useful push sets the counter back
 * @param self what happens when a site draws itself
 * @param told whether a site that is told what it spreads already counts that, too
 */
record Reading(Judged judged, boolean reset, Self self, boolean told) {

    /** When a push finds out. */
    enum Judged {
        /** By who knew at the beginning of the cycle: two pushes to the same site are both useful. */
        AT_THE_BEGINNING,
        /** When it is made; who hears of the rumor waits for the next cycle. */
        AT_ONCE,
        /** When it is made, in a new order of all sites in each cycle; who hears before its turn has its turn still. */
        IN_TURN
    }

    /** What happens when a site draws itself. */
    enum Self {
        /** It draws among the others. */
        NEVER,
        /** No contact in this cycle. */
        IDLE,
        /** A contact with one who knows. */
        USELESS
    }

    /** What one epidemic comes to: residue, traffic, and the cycle of the last site. */
    record Outcome(double s, double m, double last) {}

    Outcome play(int sites, int k, Chance chance) {
        return new Game(sites, k, chance).play();
    }

    private final class Game {

        private final int k;
        private final Chance chance;
        /** In which cycle a site heard of it; negative if it has not. */
        private final int[] heard;

        private final int[] vain;
        private final boolean[] spreads;
        private final int[] order;
        private int spreading = 1;
        private int cycle = 1;
        private long sent;

        Game(int sites, int k, Chance chance) {
            this.k = k;
            this.chance = chance;
            heard = new int[sites];
            Arrays.fill(heard, -1);
            heard[0] = 0;
            vain = new int[sites];
            spreads = new boolean[sites];
            spreads[0] = true;
            order = new int[sites];
            Arrays.setAll(order, site -> site);
        }

        Outcome play() {
            for (; spreading > 0; cycle++) {
                if (judged == Judged.IN_TURN) {
                    shuffle();
                }
                for (int site : order) {
                    boolean waits = judged != Judged.IN_TURN && heard[site] == cycle;
                    boolean weary = judged != Judged.AT_THE_BEGINNING && vain[site] >= k;
                    if (spreads[site] && !waits && !weary) {
                        push(site);
                    }
                }
                for (int site = 0; site < heard.length; site++) {
                    if (spreads[site] && vain[site] >= k) {
                        spreads[site] = false;
                        spreading--;
                    }
                }
            }
            long knowing = Arrays.stream(heard).filter(at -> at >= 0).count();
            return new Outcome(
                    1 - (double) knowing / heard.length,
                    (double) sent / heard.length,
                    Arrays.stream(heard).max().orElseThrow());
        }

        private void push(int site) {
            int to = self == Self.NEVER ? other(site) : chance.below(heard.length);
            if (to == site && self == Self.IDLE) {
                return;
            }
            sent++;
            boolean useful = heard[to] < 0 || (judged == Judged.AT_THE_BEGINNING && heard[to] == cycle);
            if (heard[to] < 0) {
                heard[to] = cycle;
                spreads[to] = true;
                spreading++;
            }
            if (!useful) {
                vain[site]++;
                vain[to] += told ? 1 : 0;
            } else if (reset) {
                vain[site] = 0;
            }
        }

        private int other(int site) {
            int drawn = chance.below(heard.length - 1);
            return drawn < site ? drawn : drawn + 1;
        }

        private void shuffle() {
            for (int at = order.length - 1; at > 0; at--) {
                int other = chance.below(at + 1);
                int was = order[at];
                order[at] = order[other];
                order[other] = was;
            }
        }
    }
}
