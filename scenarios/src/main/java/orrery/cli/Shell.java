package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes command lines that can be pasted into a POSIX shell. */
final class Shell {

    private Shell() {}

    /** {@code ./orrery} with these arguments. */
    static String orrery(List<String> arguments) {
        return "./orrery" + arguments.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
    }

    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The words of a line that was written here. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '\\' && at + 1 < line.length()) {
                at++;
                word.append(line.charAt(at));
            } else if (!quoted && c == ' ') {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
