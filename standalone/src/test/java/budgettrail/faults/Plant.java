package budgettrail.faults;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * A bug to be planted: a text of a source file, and what stands there instead.
 *
 * @param file below the root of the sources
 */
record Plant(String name, String file, String text, String instead) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The source with the bug in it; fails if the text is not there, once. */
    String changed() {
        try {
            var source = Files.readString(ROOT.resolve(file));
            var found = source.split(Pattern.quote(text), -1).length - 1;
            if (found != 1) {
                throw new IllegalStateException(
                        "%s: found %d times in %s: %s".formatted(name, found, file, text));
            }
            return source.replace(text, instead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is run by the owner of a database that the application has made. */
    List<String> scripts() {
        return isScript() ? List.of(changed()) : List.of();
    }

    private boolean isScript() {
        return file.endsWith(".sql");
    }

    /** Folders of the classes with the bug in them. */
    List<Path> classes() {
        return isScript() ? List.of() : List.of(compile());
    }

    private Path compile() {
        try {
            var folder = Files.createTempDirectory("budgettrail-planted");
            var source = folder.resolve(Path.of(file).getFileName());
            Files.writeString(source, changed());
            compile(source, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path source, Path folder) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            var options =
                    List.of(
                            "-proc:none",
                            "-parameters",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            folder.toString());
            var said = new StringWriter();
            var task =
                    compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjects(source));
            if (!task.call()) {
                throw new IllegalStateException(name + " does not compile: " + said);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
