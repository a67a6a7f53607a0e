package orrery.protocols.order.multicast;

import java.util.List;
import java.util.stream.Stream;
import orrery.api.Word;

/** The words of broadcasts, for who has never heard of them: those that all have, around those of one. */
final class Words {

    static final Word FIFO =
            new Word(Promises.FIFO, "what one member broadcasts, all deliver in the order in which it was sent");

    static final Word TOTAL = new Word(
            Promises.TOTAL, "any two members that deliver the same two broadcasts deliver them in the same order");

    private static final List<Word> FIRST = List.of(
            new Word("broadcast", "a message to all members"),
            new Word("deliver", "to hand a broadcast to the program, which may be later than its arrival"));

    private static final List<Word> LAST = List.of(
            new Word(Promises.ONCE, "each member delivers each broadcast once"),
            new Word(Promises.AGREEMENT, "once faults are over, every broadcast is delivered by all"));

    private Words() {}

    static List<Word> with(Word... own) {
        return Stream.of(FIRST, List.of(own), LAST).flatMap(List::stream).toList();
    }
}
