package orrery.protocols.order.snapshot;

import java.util.List;
import org.pcollections.PMap;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;
import orrery.protocols.order.channel.Links;
import orrery.protocols.order.channel.Numbered;

/**
 * A bank that sends money to others now and then, and takes part in snapshots meanwhile.
 *
 * @param balance what it has
 * @param left how many transfers it has still to make
 * @param cuts its parts in the snapshots, by number
 */
public record Bank(Place place, long balance, int left, PMap<Integer, Cut> cuts, Links<Message> links)
        implements Node<Numbered<Message>, Timer> {

    /** What does not change. */
    public record Place(NodeId self, List<NodeId> others, Options options, Rules rules) {}

    // ---- money

    @Override
    public Bank start(Context<Numbered<Message>, Timer> ctx) {
        awaitTransfer(ctx);
        if (place.self().index() == 0) {
            awaitSnapshot(ctx);
        }
        return this;
    }

    private void awaitTransfer(Context<Numbered<Message>, Timer> ctx) {
        if (left > 0 && !place.others().isEmpty()) {
            ctx.setTimer(ctx.chance().within(place.options().pause()), Timer.TRANSFER);
        }
    }

    @Override
    public Bank timeout(Timer timer, Context<Numbered<Message>, Timer> ctx) {
        return switch (timer) {
            case TRANSFER -> transfer(ctx);
            case SNAPSHOT -> recordState(cuts.size() + 1, ctx).awaitSnapshotIfComplete(ctx);
        };
    }

    private Bank transfer(Context<Numbered<Message>, Timer> ctx) {
        Bank after;
        if (balance > 0) {
            long tokens = 1 + ctx.chance().below(balance);
            Links<Message> sent = links.send(ctx.chance().pick(place.others()), new Message.Transfer(tokens), ctx);
            after = new Bank(place, balance - tokens, left - 1, cuts, sent);
        } else {
            after = new Bank(place, balance, left - 1, cuts, links);
        }
        after.awaitTransfer(ctx);
        return after;
    }

    // ---- snapshots

    private void awaitSnapshot(Context<Numbered<Message>, Timer> ctx) {
        if (cuts.size() < place.options().snapshots()) {
            ctx.setTimer(ctx.chance().within(place.options().every()), Timer.SNAPSHOT);
        }
    }

    /** Records the own state, and says so over all links before anything else is sent. */
    private Bank recordState(int snapshot, Context<Numbered<Message>, Timer> ctx) {
        Cut own = Cut.of(snapshot, balance, place.others());
        return new Bank(place, balance, left, cuts.plus(snapshot, own), sendMarkers(snapshot, ctx));
    }

    private Links<Message> sendMarkers(int snapshot, Context<Numbered<Message>, Timer> ctx) {
        return place.rules().passesMarkersOn() || place.self().index() == 0
                ? links.sendAll(place.others(), new Message.Marker(snapshot), ctx)
                : links;
    }

    @Override
    public Bank receive(NodeId from, Numbered<Message> message, Context<Numbered<Message>, Timer> ctx) {
        Links.Received<Message> received =
                links.receive(from, message, place.rules().inOrder());
        Bank after = new Bank(place, balance, left, cuts, received.links());
        for (Message content : received.contents()) {
            after = switch (content) {
                case Message.Transfer transfer -> after.credited(from, transfer.tokens());
                case Message.Marker marker -> after.marked(from, marker.snapshot(), ctx);
            };
        }
        return after;
    }

    private Bank credited(NodeId from, long tokens) {
        PMap<Integer, Cut> noted = cuts;
        for (Cut cut : cuts.values()) {
            if (place.rules().wasOnItsWay(cut, from)) {
                noted = noted.plus(cut.snapshot(), cut.came(from, tokens));
            }
        }
        return new Bank(place, balance + tokens, left, noted, links);
    }

    /** The first marker of a snapshot finds its link empty; each other ends what is noted of its link. */
    private Bank marked(NodeId from, int snapshot, Context<Numbered<Message>, Timer> ctx) {
        Cut known = cuts.get(snapshot);
        Cut own = known == null ? Cut.of(snapshot, balance, place.others()) : known;
        Links<Message> told = known == null ? sendMarkers(snapshot, ctx) : links;
        return new Bank(place, balance, left, cuts.plus(snapshot, own.close(from)), told).awaitSnapshotIfComplete(ctx);
    }

    private Bank awaitSnapshotIfComplete(Context<Numbered<Message>, Timer> ctx) {
        Cut last = cuts.get(cuts.size());
        if (place.self().index() == 0 && last != null && last.complete()) {
            awaitSnapshot(ctx);
        }
        return this;
    }
}
