package orrery.verdict.model;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.api.Outcome;

/**
 * Texts by key, which begin empty: {@code get}, {@code put text} and {@code append text}, as in the histories of
 * MIT 6.824.
 */
final class TextStore extends JepsenModel<String> {

    /** Stands for all texts that nobody ever saw the whole of, or more. */
    private static final String UNSEEN = "\0";

    private final @Nullable TreeSet<String> read;

    TextStore() {
        this(null);
    }

    private TextStore(@Nullable TreeSet<String> read) {
        super("kv-text", "get, put and append");
        this.read = read;
    }

    @Override
    public String initial() {
        return "";
    }

    @Override
    @Nullable
    String step(String state, Asked asked, @Nullable Answered answer) {
        return switch (asked.f()) {
            case "get" -> answer == null || state.equals(answer.value()) ? state : null;
            case "put" -> known(text(asked));
            case "append" -> state.equals(UNSEEN) ? UNSEEN : known(state + text(asked));
            default -> throw unknown(asked);
        };
    }

    private static String text(Asked asked) {
        if (asked.value() instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(asked.f() + " takes a text, not " + asked.value());
    }

    /** A state that no text which was read begins with is as good as any other such state, until the next put. */
    @Override
    public Model<String> knowing(List<Operation> operations) {
        TreeSet<String> texts = new TreeSet<>();
        for (Operation operation : operations) {
            if (operation.question() instanceof Asked asked
                    && asked.f().equals("get")
                    && operation.outcome() instanceof Outcome.Ok(Answered(String text))) {
                texts.add(text);
            }
        }
        return new TextStore(texts);
    }

    private String known(String state) {
        if (read == null) {
            return state;
        }
        String longer = read.ceiling(state);
        return longer != null && longer.startsWith(state) ? state : UNSEEN;
    }
}
