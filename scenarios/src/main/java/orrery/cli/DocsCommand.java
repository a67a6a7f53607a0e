package orrery.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orrery.lint.LintPage;
import orrery.scenario.Protocols;
import orrery.scenario.Reference;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes those pages of the reference that are made of the program itself. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Write the reference: the command, the files it reads, the faults, and all that can be played.",
        footer = {
            "",
            "The pages are Markdown, the schemas JSON. A link that would lead nowhere from the folder is left out.",
            "",
            "For man to find the manual pages: ./orrery docs --man ~/.local/share/man/man1"
        })
final class DocsCommand implements Callable<Integer> {

    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)]\\((?!https?:)([^)#]+)[^)]*\\)");

    @ParentCommand
    private Main orrery;

    @Parameters(paramLabel = "FOLDER", description = "Where to write.")
    private Path folder;

    @Mixin
    private Brought brought;

    @Option(names = "--man", description = "Write the manual pages for man(1) instead, one a command.")
    private boolean man;

    @Override
    public Integer call() {
        brought.join();
        OutputFolder place = OutputFolder.at(folder, "name another FOLDER");
        SortedMap<String, String> files = man ? manual() : reference(Protocols.installed());
        Written written = place.fill(inside -> {
            for (var file : files.entrySet()) {
                String name = file.getKey();
                String text = name.endsWith(".md") ? standing(file.getValue(), files.keySet()) : file.getValue();
                Files.writeString(inside.resolve(name), text);
            }
        });
        orrery.console().line("wrote " + Console.harmless(written.toString()));
        return ExitCode.KEPT;
    }

    /** The pages by their names. */
    static SortedMap<String, String> reference(Protocols protocols) {
        SortedMap<String, String> pages = new TreeMap<>(Reference.pages(protocols));
        pages.put("command.md", CommandPage.text());
        pages.put("catalogue.md", new CataloguePage(protocols).text());
        pages.put("lint.md", LintPage.text());
        for (SchemaCommand.What what : SchemaCommand.What.values()) {
            pages.put(what + ".schema.json", what.text());
        }
        return pages;
    }

    private static SortedMap<String, String> manual() {
        CommandLine orrery = new CommandLine(new Main());
        SortedMap<String, String> pages = new TreeMap<>();
        pages.put(ManPage.name(orrery) + ".1", ManPage.of(orrery));
        for (CommandLine command : CommandPage.commands(orrery)) {
            pages.put(ManPage.name(command) + ".1", ManPage.of(command));
        }
        return pages;
    }

    /** The page without links to what is neither written with it nor beside the folder already. */
    private String standing(String page, Set<String> written) {
        return LINK.matcher(page).replaceAll(link -> {
            boolean leads = written.contains(link.group(2)) || Files.exists(folder.resolve(link.group(2)));
            return Matcher.quoteReplacement(leads ? link.group() : link.group(1));
        });
    }
}
