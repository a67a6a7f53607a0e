package orrery.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and what they mean, in two columns, in sections. Sections without rows are left out. */
final class Table {

    private static final int WIDEST_NAME = 40;

    private static final Pattern SENTENCE = Pattern.compile("^.*?[.!?](?=\\s|$)", Pattern.DOTALL);

    private final Console console;
    private final List<Section> sections = new ArrayList<>();

    Table(Console console) {
        this.console = console;
    }

    private record Section(String title, String use, List<Row> rows) {}

    private record Row(String name, String meaning) {}

    void section(String title, String use) {
        sections.add(new Section(title, use, new ArrayList<>()));
    }

    /** Adds to the last section; of the meaning, the first sentence is shown. */
    void row(String name, String meaning) {
        sections.getLast().rows().add(new Row(Console.harmless(name), firstSentence(meaning)));
    }

    void print() {
        int widest = sections.stream()
                .flatMap(section -> section.rows().stream())
                .mapToInt(row -> row.name().length())
                .filter(length -> length <= WIDEST_NAME)
                .max()
                .orElse(0);
        String gap = "";
        for (Section section : sections) {
            if (section.rows().isEmpty()) {
                continue;
            }
            console.out().print(gap);
            console.line(
                    console.styled(Style.STRONG, section.title()) + "  " + console.styled(Style.FAINT, section.use()));
            for (Row row : section.rows()) {
                console.line("  " + row.name()
                        + " ".repeat(Math.max(0, widest - row.name().length())) + "  " + row.meaning());
            }
            gap = "\n";
        }
    }

    private static String firstSentence(String text) {
        Matcher sentence = SENTENCE.matcher(text);
        return Console.harmless(sentence.find() ? sentence.group() : text);
    }
}
