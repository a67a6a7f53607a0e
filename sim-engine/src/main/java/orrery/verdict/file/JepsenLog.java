package orrery.verdict.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import orrery.api.History;

/**
 * Histories as Jepsen writes them a line each, {@code 1 :invoke :write 3}: into its log, behind {@code jepsen.util - } or
 * {@code jepsen.util: }, and into {@code history.txt}, with nothing before. Other lines, and those of the nemesis, are
 * skipped.
 */
final class JepsenLog {

    /** What is before an operation in a line of a log. */
    static final Pattern MARK = Pattern.compile("jepsen\\.[a-z.]+(?: - |: )");

    private static final int LONGEST = 1 << 20;

    private JepsenLog() {}

    static History read(Characters in, Vocabulary vocabulary, Room room) {
        Lines lines = new Lines(vocabulary, room);
        while (in.peek() != Characters.END) {
            String line = line(in);
            Matcher mark = MARK.matcher(line);
            int from = mark.find() ? mark.end() : 0;
            JepsenOperation operation = operation(line.substring(from), in.line(), from, room);
            if (operation != null) {
                lines.add(operation, in);
            }
            in.next();
        }
        return lines.history();
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
    private static @Nullable JepsenOperation operation(String text, long line, int column, Room room) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        Characters in = new Characters(text, line, column + 1L);
        ValueReader values = new ValueReader(in, false, room);
        Object process;
        JepsenOperation.Type type;
        Object f;
        try {
            process = values.nextOrEnd();
            type = JepsenOperation.type(values.nextOrEnd());
            f = values.nextOrEnd();
        } catch (MalformedHistoryException remark) {
            return null;
        }
        if (type == null || f == null || ValueReader.END.equals(f) || !(process instanceof Long)) {
            return null;
        }
        Object value = values.nextOrEnd();
        String error = in.rest().strip();
        // of a failed operation the word in the value's place is the reason
        boolean reason = error.isEmpty() && type == JepsenOperation.Type.FAIL && value instanceof String;
        return new JepsenOperation(
                type,
                process,
                f.toString(),
                null,
                ValueReader.END.equals(value) ? null : value,
                reason ? value : error.isEmpty() ? null : error,
                0);
    }
}
