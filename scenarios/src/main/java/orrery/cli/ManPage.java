package orrery.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Makes a page for man(1) of what a command says about itself, in the macros of man(7). picocli writes AsciiDoc instead, which takes a
 * second program to become such a page.
 */
final class ManPage {

    /** So that picocli breaks no line: that is for the reader's terminal to do. */
    private static final int ENDLESS = 8000;

    private static final Comparator<OptionSpec> BY_NAME =
            Comparator.comparing(option -> option.longestName().replaceFirst("^-+", ""));

    private final CommandLine command;
    private final Help help;
    private final Help.ColorScheme plain = Help.defaultColorScheme(Ansi.OFF);
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandLine command) {
        this.command = command;
        this.help = new Help(command.getCommandSpec(), plain);
    }

    /** What the page is asked for by: {@code orrery-run}. */
    static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName("-");
    }

    /**
     * The page, in ASCII.
     *
     * @param command the width of its help is set
     */
    static String of(CommandLine command) {
        command.setUsageHelpWidth(ENDLESS);
        return new ManPage(command).text();
    }

    private String text() {
        List<CommandLine> others =
                command.getParent() == null ? CommandPage.commands(command) : List.of(command.getParent());
        page.append(".TH ").append(escaped(name(command).toUpperCase(Locale.ROOT)));
        page.append(" 1 \"\" \"orrery ").append(escaped(Version.text())).append("\" \"Orrery\"\n");
        // lines neither stretched nor hyphenated: options are copied from here
        page.append(".ad l\n.nh\n");
        section("NAME");
        line(escaped(name(command)) + " \\- " + escaped(summary(command)));
        section("SYNOPSIS");
        help.synopsis(0).strip().lines().forEach(way -> {
            page.append(".PP\n");
            line(synopsis(way.strip()));
        });
        section("DESCRIPTION");
        paragraphs(help.description() + help.footer());
        arguments();
        commands(others);
        if (command.getParent() == null) {
            section("ENVIRONMENT");
            for (Variable variable : Variable.values()) {
                entry(bold(variable.name()), variable.meaning().replace("`", ""));
            }
        }
        section("SEE ALSO");
        line(others.stream().map(ManPage::reference).collect(Collectors.joining(",\n")));
        return page.toString();
    }

    private void arguments() {
        List<PositionalParamSpec> parameters = command.getCommandSpec().positionalParameters();
        if (!parameters.isEmpty()) {
            section("ARGUMENTS");
            for (PositionalParamSpec parameter : parameters) {
                Text[][] cells =
                        help.createDefaultParameterRenderer().render(parameter, help.parameterLabelRenderer(), plain);
                entry(italic(label(parameter).strip()), lastColumn(cells));
            }
        }
        section("OPTIONS");
        List<OptionSpec> options = command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .sorted(BY_NAME)
                .toList();
        for (OptionSpec option : options) {
            Text[][] cells = help.createDefaultOptionRenderer().render(option, help.parameterLabelRenderer(), plain);
            String names = Stream.of(option.names())
                    .sorted(Comparator.comparingInt(String::length))
                    .map(ManPage::bold)
                    .collect(Collectors.joining(", "));
            String label = label(option);
            entry(
                    names + (label.startsWith("=") ? "=" + italic(label.substring(1)) : italic(label)),
                    lastColumn(cells));
        }
    }

    private void commands(List<CommandLine> others) {
        if (command.getParent() == null) {
            section("COMMANDS");
            others.forEach(other -> entry(reference(other), summary(other)));
        }
    }

    private static String summary(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private String label(ArgSpec argument) {
        return help.parameterLabelRenderer()
                .renderParameterLabel(argument, Ansi.OFF, List.of())
                .plainString();
    }

    /** Where picocli puts what an option or parameter means, a line a row. */
    private static String lastColumn(Text[][] cells) {
        return Stream.of(cells).map(row -> row[row.length - 1].plainString()).collect(Collectors.joining("\n"));
    }

    private static String reference(CommandLine other) {
        return bold(name(other)) + "(1)";
    }

    /** The words of the command bold, as far as its options. */
    private String synopsis(String way) {
        String words = command.getCommandSpec().qualifiedName();
        return way.startsWith(words) ? bold(words) + escaped(way.substring(words.length())) : escaped(way);
    }

    private void section(String title) {
        page.append(".SH ").append(title).append('\n');
    }

    private void entry(String tag, String meaning) {
        page.append(".TP\n");
        line(tag);
        meaning.lines().forEach(text -> line(escaped(text)));
    }

    /** Lines stay lines, and an empty one begins a paragraph. */
    private void paragraphs(String text) {
        String before = "";
        for (String line : text.strip().lines().toList()) {
            if (line.isBlank()) {
                page.append(".PP\n");
            } else {
                page.append(before.isBlank() ? "" : ".br\n");
                line(escaped(line));
            }
            before = line;
        }
    }

    /** A line that begins with what would make it a request is kept from being one. */
    private void line(String text) {
        page.append(text.startsWith(".") || text.startsWith("'") ? "\\&" : "")
                .append(text)
                .append('\n');
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    private static String italic(String text) {
        return text.isEmpty() ? "" : "\\fI" + escaped(text) + "\\fR";
    }

    /** As groff_char(7) has it: ASCII that looks on paper and terminals as it was typed, and all else by its number. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> safe.append("\\e");
                case '-' -> safe.append("\\-");
                case '\'' -> safe.append("\\(aq");
                case '"' -> safe.append("\\(dq");
                case '`' -> safe.append("\\(ga");
                case '^' -> safe.append("\\(ha");
                case '~' -> safe.append("\\(ti");
                default -> {
                    if (point < 0x80) {
                        safe.appendCodePoint(point);
                    } else {
                        safe.append(String.format(Locale.ROOT, "\\[u%04X]", point));
                    }
                }
            }
        });
        return safe.toString();
    }
}
