package orrery.lint;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Calls, written {@code java.lang.System#nanoTime|currentTimeMillis}: a class, and one method of it or several, each
 * with the types of its arguments if it only counts with these, as {@code now()} or {@code format(String,Object[])}. A
 * star stands for any letters. {@code new} is the constructor, and a field is written like a method.
 */
final class CallPattern {

    private final String text;
    private final String owner;
    private final Pattern ownerPattern;
    private final List<Pattern> methods;

    CallPattern(String text) {
        this.text = text;
        String[] parts = text.split("#", 2);
        owner = parts[0];
        ownerPattern = glob(owner);
        methods = Arrays.stream(parts[1].split("\\|")).map(CallPattern::method).toList();
    }

    static List<CallPattern> list(String... texts) {
        return Arrays.stream(texts).map(CallPattern::new).toList();
    }

    static boolean anyMeans(List<CallPattern> patterns, Call call) {
        String className = call.owner().replace('/', '.');
        return patterns.stream()
                .anyMatch(pattern -> pattern.means(className) && pattern.means(call.name(), call.argumentText()));
    }

    private static Pattern method(String method) {
        String any = method.endsWith(")") ? method : method + "(*)";
        return glob(any.startsWith("new(") ? "<init>" + any.substring("new".length()) : any);
    }

    private static Pattern glob(String text) {
        String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return Pattern.compile(quoted);
    }

    /** Whether it means calls to this class, by its name with dots. */
    boolean means(String className) {
        return owner.contains("*") ? ownerPattern.matcher(className).matches() : owner.equals(className);
    }

    /** Whether it means a method of this name with arguments of these types. */
    boolean means(String name, String argumentText) {
        String method = name + "(" + argumentText + ")";
        return methods.stream().anyMatch(pattern -> pattern.matcher(method).matches());
    }

    /** As code in Markdown. */
    String inReference() {
        return "`" + text + "`";
    }

    static String inReference(List<CallPattern> patterns) {
        return patterns.stream().map(CallPattern::inReference).collect(Collectors.joining(", "));
    }
}
