package orrery.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import orrery.api.Protocol;
import orrery.scenario.Protocols;

/**
 * A protocol, or a sequential model, that somebody brings along: one Java file, which is compiled here, or a jar or a folder of
 * classes in which it is registered. It joins those that are installed, for as long as this process lasts.
 *
 * @param option which brings it, for messages
 * @param service what it implements
 * @param installing throws {@link IllegalStateException} if it cannot be beside the others, as one of its name
 */
record OwnService(String option, Class<?> service, Runnable installing) {

    private static final int MOST_ERRORS = 10;

    static final OwnService PROTOCOL = new OwnService("--protocol", Protocol.class, Protocols::installed);

    /**
     * Answers where its classes are.
     *
     * @throws BadInput if there is none, if it cannot be compiled, or if it cannot be installed
     */
    Path join(Path place) {
        if (!Files.exists(place)) {
            throw new BadInput(option + ": there is no " + place);
        }
        Path classes = place.toString().endsWith(".java") ? compiled(place) : place;
        Thread thread = Thread.currentThread();
        ClassLoader installed = thread.getContextClassLoader();
        thread.setContextClassLoader(loader(classes, installed));
        try {
            installing.run();
        } catch (IllegalStateException taken) {
            thread.setContextClassLoader(installed);
            throw new BadInput(option + ": " + taken.getMessage() + "; give yours another name", taken);
        }
        return classes;
    }

    private URLClassLoader loader(Path classes, ClassLoader parent) {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent);
        } catch (MalformedURLException e) {
            throw new BadInput(option + ": " + classes + " cannot be loaded from: " + e.getMessage(), e);
        }
    }

    private Path compiled(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new BadInput(option + ": this Java has no compiler; take a JDK, or compile " + source + " yourself");
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            Path classes = Files.createTempDirectory("orrery-own-");
            StringWriter elsewhere = new StringWriter();
            boolean done = compiler.getTask(
                            elsewhere,
                            files,
                            found,
                            // the same in each run of a file, whatever lies beside it; and debuggers find names and
                            // lines
                            List.of("-d", classes.toString(), "-g", "-proc:none", "-implicit:none", "-sourcepath", ""),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            deleteAtExit(classes);
            if (!done) {
                throw new BadInput(source + " does not compile:\n" + errors(found) + elsewhere);
            }
            register(source, classes);
            return classes;
        } catch (IOException e) {
            throw new BadInput(option + ": " + OutputFolder.reason(e), e);
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> found) {
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .limit(MOST_ERRORS)
                .map(each -> "  line " + each.getLineNumber() + ": " + each.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    /** The file's own class is the service; those inside it may be its parts, or twins. */
    private void register(Path source, Path classes) throws IOException {
        String simple = String.valueOf(source.getFileName()).replaceFirst("\\.java$", "");
        String name;
        try (Stream<Path> all = Files.walk(classes)) {
            name = all.filter(file -> file.endsWith(simple + ".class"))
                    .map(file -> classes.relativize(file).toString())
                    .map(file ->
                            file.replaceFirst("\\.class$", "").replace('/', '.').replace('\\', '.'))
                    .findFirst()
                    .orElse("");
        }
        if (!isService(name, classes)) {
            throw new BadInput(source + " has no public class " + simple + " that implements " + service.getName()
                    + " and has a public constructor without parameters");
        }
        Path services = classes.resolve("META-INF/services/" + service.getName());
        Files.createDirectories(services.getParent());
        Files.writeString(services, name + "\n", StandardCharsets.UTF_8);
        services.toFile().deleteOnExit();
    }

    private boolean isService(String name, Path classes) throws IOException {
        try (URLClassLoader loader = loader(classes, OwnService.class.getClassLoader())) {
            Class<?> type = Class.forName(name, false, loader);
            return service.isAssignableFrom(type) && type.getConstructor().getParameterCount() == 0;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }

    private static void deleteAtExit(Path classes) throws IOException {
        // what is named last goes first
        classes.toFile().deleteOnExit();
        classes.resolve("META-INF").toFile().deleteOnExit();
        classes.resolve("META-INF/services").toFile().deleteOnExit();
        try (Stream<Path> all = Files.walk(classes)) {
            all.filter(file -> !file.equals(classes))
                    .forEach(file -> file.toFile().deleteOnExit());
        }
    }
}
