package orrery.verdict.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import orrery.api.History;
import orrery.verdict.transaction.Access;

/**
 * Two texts that list the transactions of one session after those of another, and know no time: AWDIT's, with an access a
 * line, {@code -----} between transactions and {@code =====} between sessions, and dbcop's, with transactions in brackets:
 * {@code [x:=1 y==2] [x==?]}, {@code ---} between sessions, and {@code !} behind what did not commit. In dbcop's, version 0
 * of what nobody wrote 0 to is what was there at first.
 */
final class SessionText {

    private static final int LONGEST = 1 << 16;
    /** What one takes until its transaction is packed. */
    private static final long ACCESS = 48;

    private final Characters in;
    private final Room room;
    private final PackedTransactions transactions;
    private final List<Access> accesses = new ArrayList<>();
    private final InitialZeros initial = new InitialZeros();
    private final StringBuilder text = new StringBuilder();

    private SessionText(Characters in, Room room) {
        this.in = in;
        this.room = room;
        transactions = new PackedTransactions(room);
    }

    static History awdit(Characters in, Room room) {
        return new SessionText(in, room).readAwdit();
    }

    static History dbcop(Characters in, Room room) {
        return new SessionText(in, room).readDbcop();
    }

    private History readAwdit() {
        while (true) {
            skipSpace();
            int next = in.peek();
            if (next == Characters.END) {
                endTransaction(true);
                return transactions.history();
            }
            switch (next) {
                case '=' -> {
                    skipRun('=');
                    endTransaction(true);
                    transactions.nextSession();
                }
                case '-' -> {
                    skipRun('-');
                    endTransaction(true);
                }
                case 'r', 'w' -> {
                    in.next();
                    Access.Kind kind = next == 'r' ? Access.Kind.READ : Access.Kind.WRITE;
                    access(kind, key("a key"), value("a value"));
                }
                default -> throw in.wrong("expected r, w, ----- or =====, found " + in.found());
            }
        }
    }

    private History readDbcop() {
        while (true) {
            skipSpace();
            int next = in.peek();
            if (next == Characters.END) {
                return new History(initial.of(transactions.operations()));
            }
            switch (next) {
                case '-' -> {
                    skipRun('-');
                    transactions.nextSession();
                }
                case '/' -> {
                    while (in.peek() != '\n' && in.peek() != Characters.END) {
                        in.next();
                    }
                }
                case '[' -> {
                    in.next();
                    readBracket();
                }
                default -> throw in.wrong("expected [, --- or a // comment, found " + in.found());
            }
        }
    }

    private void readBracket() {
        for (skipSpace(); in.peek() != ']'; skipSpace()) {
            String key = key("a variable or ]");
            int sign = in.next();
            if ((sign != ':' && sign != '=') || in.next() != '=') {
                throw in.wrong("expected := or == after " + key);
            }
            if (sign == '=' && in.peek() == '?') {
                in.next();
                access(Access.Kind.READ, key, null);
            } else {
                access(sign == '=' ? Access.Kind.READ : Access.Kind.WRITE, key, value("a version"));
            }
        }
        in.next();
        boolean committed = in.peek() != '!';
        if (!committed) {
            in.next();
        }
        initial.see(transactions.size(), accesses, committed);
        endTransaction(committed);
    }

    private void access(Access.Kind kind, String key, @Nullable Object value) {
        accesses.add(new Access(kind, key, value));
        room.mustHold(ACCESS * accesses.size());
    }

    private void endTransaction(boolean committed) {
        if (accesses.isEmpty()) {
            return;
        }
        transactions.add(accesses, committed);
        accesses.clear();
    }

    private void skipSpace() {
        while (in.peek() == ' ' || in.peek() == '\n' || in.peek() == '\r' || in.peek() == '\t') {
            in.next();
        }
    }

    private void skipRun(char mark) {
        while (in.peek() == mark) {
            in.next();
        }
    }

    private String key(String expected) {
        return room.once(word(expected));
    }

    /** Most are whole numbers, which take less room. */
    private Object value(String expected) {
        String word = word(expected);
        boolean whole = word.length() < 19 && (word.charAt(0) != '0' || word.length() == 1);
        long number = 0;
        for (int nth = 0; nth < word.length() && whole; nth++) {
            char digit = word.charAt(nth);
            whole = digit >= '0' && digit <= '9';
            number = 10 * number + digit - '0';
        }
        return whole ? (Object) number : word;
    }

    private String word(String expected) {
        while (in.peek() == ' ' || in.peek() == '\t') {
            in.next();
        }
        text.setLength(0);
        while (Character.isLetterOrDigit(in.peek()) || in.peek() == '_') {
            text.append((char) in.next());
            if (text.length() > LONGEST) {
                throw in.wrong("a word of more than " + LONGEST + " characters");
            }
        }
        if (text.isEmpty()) {
            throw in.wrong("expected " + expected + ", found " + in.found());
        }
        return text.toString();
    }
}
