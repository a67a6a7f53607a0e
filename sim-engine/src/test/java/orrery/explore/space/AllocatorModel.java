package orrery.explore.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import orrery.api.Specification;

/** The TLA+ specification SimpleAllocator (Merz): clients ask for sets of resources, which are bits here. */
record AllocatorModel(int clients, int resources) implements Specification<AllocatorModel.State> {

    @Override
    public String name() {
        return "allocator-model";
    }

    @Override
    public String summary() {
        return "Clients ask for resources, get them and return them.";
    }

    /** @param wants what each client still wants */
    record State(List<Integer> wants, List<Integer> has) {}

    @Override
    public List<State> initial() {
        List<Integer> none = Collections.nCopies(clients, 0);
        return List.of(new State(none, none));
    }

    @Override
    public List<Action<State>> next(State state) {
        List<Action<State>> next = new ArrayList<>();
        int taken = state.has().stream().reduce(0, (one, other) -> one | other);
        for (int client = 0; client < clients; client++) {
            int wants = state.wants().get(client);
            int has = state.has().get(client);
            for (int set = 1; set < 1 << resources; set++) {
                if (wants == 0 && has == 0) {
                    next.add(new Action<>(client + " asks for " + set, with(state, client, set, 0)));
                }
                if ((set & wants) == set && (set & taken) == 0) {
                    next.add(new Action<>(client + " gets " + set, with(state, client, wants & ~set, has | set)));
                }
                if ((set & has) == set) {
                    next.add(new Action<>(client + " returns " + set, with(state, client, wants, has & ~set)));
                }
            }
        }
        return next;
    }

    private static State with(State state, int client, int wants, int has) {
        List<Integer> allWants = new ArrayList<>(state.wants());
        List<Integer> allHave = new ArrayList<>(state.has());
        allWants.set(client, wants);
        allHave.set(client, has);
        return new State(List.copyOf(allWants), List.copyOf(allHave));
    }
}
