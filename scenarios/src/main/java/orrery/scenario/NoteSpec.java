package orrery.scenario;

import java.time.Duration;
import java.util.Optional;
import orrery.viz.story.Remark;

/** An entry of {@code notes:}, as in {@code { at: 3s, note: The leader dies with an entry that nobody else has. }}. */
@Doc("A sentence for the reader beside a moment of the run, or a question. It changes nothing in the run.")
public record NoteSpec(
        @Doc("The moment.") @Required Duration at,

        @Doc("What there is to see.") Optional<String> note,

        @Doc("Instead of `note`: what the reader may ask himself. Where the page plays, it stops there.")
        Optional<String> ask,

        @Doc("With `ask`: the answer. The page shows it on demand, the text after the end of the run.")
        Optional<String> answer) {

    /** More would hide what they are about. */
    static final int MOST = 1000;

    public NoteSpec {
        if (note.isPresent() == ask.isPresent()) {
            throw new IllegalArgumentException("it says something or it asks something; write either note or ask");
        }
        if (answer.isPresent() && ask.isEmpty()) {
            throw new IllegalArgumentException("answer says more about ask, which is missing");
        }
    }

    Remark remark() {
        return note.map(text -> Remark.note(at.toNanos(), text))
                .orElseGet(() -> Remark.ask(at.toNanos(), ask.orElseThrow(), answer.orElse("")));
    }

    /** Says what comes too late for anybody to read it. */
    void check(Duration duration, Part part) {
        if (at.compareTo(duration) > 0) {
            part.field("at").refuse("the run lasts " + Forms.TIME.write(duration));
        }
    }
}
