package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.model.Container;
import orrery.verdict.order.container.Attempt.Clash;
import orrery.verdict.order.container.Attempt.Fits;

/**
 * Guesses what was taken by takes of which nobody heard. At first they took nothing. Whenever a value that was left stands in
 * the way of an order, it must have been taken by some time: then the last take that began by then has taken it, so that those
 * before are left for values which must have gone earlier. A value that must have gone still earlier gives its take back. All
 * of this is only a guess, but an order that comes of it is one.
 */
final class Unheard {

    private final Container container;
    private final Contents contents;
    private final long attempts;
    private final Map<Object, Operation> takeOf = new LinkedHashMap<>();
    /** Takes that took nothing, in order of invocation. */
    private final List<Operation> idle;

    Unheard(Container container, Contents contents, long attempts) {
        this.container = container;
        this.contents = contents;
        this.attempts = attempts;
        idle = new ArrayList<>(contents.unheard);
    }

    /** An order, or null if none was found. */
    @Nullable
    Fits attempt() {
        for (long tried = 0; tried < attempts; tried++) {
            switch (Containers.attempt(container, contents.empties, elements())) {
                case Fits fits -> {
                    return fits;
                }
                case Clash clash -> {
                    if (!takeAway(clash)) {
                        return null;
                    }
                }
            }
        }
        return null;
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>(contents.taken);
        for (Element each : contents.left) {
            Operation take = takeOf.get(each.value());
            elements.add(take == null ? each : each.takenBy(take));
        }
        return elements;
    }

    /** Lets what stands in the way be taken, or taken earlier. */
    private boolean takeAway(Clash clash) {
        for (Element element : clash.elements().reversed()) {
            Operation take = takeOf.get(element.value());
            if (element.isLeft() || take != null) {
                long before = take == null ? Element.NEVER : take.invoked();
                int latest = idle.size() - 1;
                while (latest >= 0
                        && (idle.get(latest).invoked() >= before
                                || idle.get(latest).invoked() > clash.until())) {
                    latest--;
                }
                if (latest >= 0) {
                    takeOf.put(element.value(), idle.remove(latest));
                    giveBack(take);
                    return true;
                }
            }
        }
        return false;
    }

    private void giveBack(@Nullable Operation take) {
        if (take != null) {
            int place = 0;
            while (place < idle.size() && idle.get(place).invoked() <= take.invoked()) {
                place++;
            }
            idle.add(place, take);
        }
    }
}
