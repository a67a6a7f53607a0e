package orrery.verdict.file;

import org.jspecify.annotations.Nullable;
import orrery.api.History;

/**
 * The lines that Jepsen writes into its log, as in {@code INFO jepsen.util - 1 :invoke :write 3}. Other lines of the log,
 * and those of the nemesis, are skipped.
 */
final class JepsenLog {

    private static final String MARK = "jepsen.util - ";
    private static final int LONGEST = 1 << 20;

    private JepsenLog() {}

    static History read(Characters in, Vocabulary vocabulary, Room room) {
        Pairing pairing = new Pairing(vocabulary, room);
        while (in.peek() != Characters.END) {
            String line = line(in);
            int mark = line.indexOf(MARK);
            if (mark >= 0) {
                JepsenOperation operation = operation(line.substring(mark + MARK.length()), room);
                if (operation != null) {
                    pairing.add(operation, in);
                }
            }
            in.next();
        }
        return pairing.history();
    }

    /** The rest of the line, up to its end. */
    private static String line(Characters in) {
        StringBuilder line = new StringBuilder();
        while (in.peek() != '\n' && in.peek() != Characters.END) {
            line.append((char) in.next());
            if (line.length() > LONGEST) {
                throw in.wrong("a line of more than " + LONGEST + " characters");
            }
        }
        return line.toString();
    }

    /** Null for a remark that is no operation. */
    private static @Nullable JepsenOperation operation(String text, Room room) {
        ValueReader values = new ValueReader(new Characters(text), false, room);
        Object process = values.nextOrEnd();
        Object type = values.nextOrEnd();
        Object f = values.nextOrEnd();
        JepsenOperation.Type known = JepsenOperation.type(type);
        if (known == null || f == null || ValueReader.END.equals(f) || !(process instanceof Long)) {
            return null;
        }
        Object value = values.nextOrEnd();
        Object error = values.nextOrEnd();
        boolean hasError = !ValueReader.END.equals(error);
        // of a failed operation the word in the value's place is the reason
        boolean reason = known == JepsenOperation.Type.FAIL && value instanceof String;
        return new JepsenOperation(
                known,
                process,
                f.toString(),
                null,
                ValueReader.END.equals(value) ? null : value,
                hasError ? error : reason ? value : null,
                0);
    }
}
