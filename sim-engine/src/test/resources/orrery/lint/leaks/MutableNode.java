package leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orrery.api.Context;
import orrery.api.Node;
import orrery.api.NodeId;

/** Nodes that change instead of answering with another node. */
class MutableNode {
    record Word(String text) {}

    enum Alarm {
        NOW
    }

    static class Counter implements Node<Word, Alarm> {
        private long heard;
        private final List<Word> words = new ArrayList<>();

        @Override
        public Node<Word, Alarm> receive(NodeId from, Word word, Context<Word, Alarm> ctx) {
            heard++; // leaks NODE_STATE
            words.add(word); // leaks NODE_STATE
            return this;
        }
    }

    record WithAnArray(long[] slots) implements Node<Word, Alarm> { // leaks NODE_STATE
        @Override
        public Node<Word, Alarm> receive(NodeId from, Word word, Context<Word, Alarm> ctx) {
            slots[from.index()] = 1; // leaks NODE_STATE
            return this;
        }
    }

    record WithAList(ArrayList<Word> words) implements Node<Word, Alarm> { // leaks NODE_STATE
        @Override
        public Node<Word, Alarm> receive(NodeId from, Word word, Context<Word, Alarm> ctx) {
            return this;
        }
    }

    record WithParts(Parts parts) implements Node<Word, Alarm> {
        @Override
        public Node<Word, Alarm> receive(NodeId from, Word word, Context<Word, Alarm> ctx) {
            parts.seen().put(word.text(), 1L); // leaks NODE_STATE
            return this;
        }
    }

    record Parts(Map<String, Long> seen, Cell cell) {
        Parts() {
            this(new TreeMap<>(), new Cell());
        }
    }

    static class Cell {
        private long content;

        void fill() {
            content = 1; // leaks NODE_STATE
        }
    }
}
