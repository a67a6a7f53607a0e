package orrery.explore.space;

import java.util.ArrayList;
import java.util.List;
import orrery.api.Specification;

/** The TLA+ specification AlternatingBit (Lamport, <i>Specifying Systems</i>, 14.7): values over links that lose. */
record AlternatingBitModel(int data, int most) implements Specification<AlternatingBitModel.State> {

    @Override
    public String name() {
        return "alternating-bit-model";
    }

    @Override
    public String summary() {
        return "Two values at most under way.";
    }

    record Message(int bit, int value) {}

    record State(
            List<Message> messages, List<Integer> answers, int sends, int answered, int receives, int sent, int got) {}

    @Override
    public List<State> initial() {
        List<State> all = new ArrayList<>();
        for (int bit = 0; bit < 2; bit++) {
            for (int sent = 0; sent < data; sent++) {
                for (int got = 0; got < data; got++) {
                    all.add(new State(List.of(), List.of(), bit, bit, bit, sent, got));
                }
            }
        }
        return all;
    }

    @Override
    public boolean within(State s) {
        return s.messages().size() <= most && s.answers().size() <= most;
    }

    @Override
    public List<Action<State>> next(State s) {
        List<Action<State>> next = new ArrayList<>();
        if (s.answered() == s.sends()) {
            for (int value = 0; value < data; value++) {
                List<Message> more = with(s.messages(), new Message(1 - s.sends(), value));
                State sent = new State(more, s.answers(), 1 - s.sends(), s.answered(), s.receives(), value, s.got());
                next.add(new Action<>("send " + value, sent));
            }
        } else {
            next.add(new Action<>("send again", messages(s, with(s.messages(), new Message(s.sends(), s.sent())))));
        }
        if (!s.messages().isEmpty()) {
            Message first = s.messages().getFirst();
            List<Message> rest = without(s.messages(), 0);
            State got = new State(rest, s.answers(), s.sends(), s.answered(), first.bit(), s.sent(), first.value());
            next.add(new Action<>("receive", got));
        }
        next.add(new Action<>("answer", answers(s, s.answered(), with(s.answers(), s.receives()))));
        if (!s.answers().isEmpty()) {
            State heard = answers(s, s.answers().getFirst(), without(s.answers(), 0));
            next.add(new Action<>("hear", heard));
        }
        for (int at = 0; at < s.messages().size(); at++) {
            next.add(new Action<>("lose message " + at, messages(s, without(s.messages(), at))));
        }
        for (int at = 0; at < s.answers().size(); at++) {
            next.add(new Action<>("lose answer " + at, answers(s, s.answered(), without(s.answers(), at))));
        }
        return next;
    }

    private static State messages(State s, List<Message> messages) {
        return new State(messages, s.answers(), s.sends(), s.answered(), s.receives(), s.sent(), s.got());
    }

    private static State answers(State s, int answered, List<Integer> answers) {
        return new State(s.messages(), answers, s.sends(), answered, s.receives(), s.sent(), s.got());
    }

    private static <V> List<V> with(List<V> queue, V last) {
        List<V> more = new ArrayList<>(queue);
        more.add(last);
        return List.copyOf(more);
    }

    private static <V> List<V> without(List<V> queue, int at) {
        List<V> less = new ArrayList<>(queue);
        less.remove(at);
        return List.copyOf(less);
    }
}
