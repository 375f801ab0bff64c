package budgettrail.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The classes of the application as a JVM left them that had loaded and linked them: whoever starts
 * with them is ready for less than half of the work. One node is started to make them, when the
 * first node of a build is asked for, and all nodes of the build share them. They cost time where
 * they are missing or wrong, and nothing else: each JVM looks whether they are of its classes.
 */
final class ReadyClasses {
    private static final Path ALL = Path.of("target", "ready-classes").toAbsolutePath();
    private static final String QUIET = "-Xlog:aot*=off";
    private static final long TO_MAKE_S = 180;

    private ReadyClasses() {}

    /** Made, or found, when the first asks for them. */
    private static final class Once {
        static final List<String> OPTIONS = prepared();

        private Once() {}
    }

    /** What a JVM is told to start with them: among it the class path. */
    static List<String> options() {
        return Once.OPTIONS;
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static List<String> prepared() {
        try {
            Files.createDirectories(ALL);
            try (var door =
                            FileChannel.open(
                                    ALL.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = door.lock()) {
                return madeOrFound();
            }
        } catch (IOException | UncheckedIOException e) {
            new Stopwatch().say("nodes start without ready classes: %s", e);
            return List.of("-cp", classPath());
        }
    }

    private static List<String> madeOrFound() throws IOException {
        var folder = ALL.resolve(name());
        var made = folder.resolve("classes.aot");
        var path = new ArrayList<String>();
        var isNew = !Files.exists(folder);
        if (isNew) {
            forgetOthers();
            Files.createDirectories(folder);
        }
        for (var entry : classPath().split(File.pathSeparator)) {
            path.add(inJar(Path.of(entry), folder.resolve(path.size() + ".jar"), isNew));
        }
        var classes = List.of("-cp", String.join(File.pathSeparator, path));
        if (isNew) {
            make(classes, made);
        }
        if (!Files.exists(made)) {
            return List.of("-cp", classPath());
        }
        var options = new ArrayList<>(List.of("-XX:AOTCache=" + made, QUIET));
        options.addAll(classes);
        return options;
    }

    /** Starts a node and stops it; it leaves its classes when it ends. */
    private static void make(List<String> classes, Path made) throws IOException {
        var watch = new Stopwatch();
        var making = made.resolveSibling("making.aot");
        var options = new ArrayList<>(List.of("-XX:AOTCacheOutput=" + making, QUIET));
        options.addAll(classes);
        var var = Files.createTempDirectory("budgettrail-ready");
        try (var node = NodeProcess.embedded(options, var)) {
            node.address();
            node.stop().get(TO_MAKE_S, TimeUnit.SECONDS);
            Files.move(making, made);
            watch.say("classes are ready for nodes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            watch.say("nodes start without ready classes: %s", e);
        } finally {
            FileSystemUtils.deleteRecursively(var);
        }
    }

    /** No JVM keeps classes of folders: they are put into a jar. Spring looks for folders in it. */
    private static String inJar(Path entry, Path jar, boolean isNew) throws IOException {
        if (!Files.isDirectory(entry)) {
            return entry.toString();
        }
        if (isNew) {
            try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                zip.setLevel(Deflater.NO_COMPRESSION);
                for (var file : inside(entry)) {
                    var isFolder = Files.isDirectory(file);
                    var name = entry.relativize(file).toString().replace(File.separatorChar, '/');
                    zip.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
                    if (!isFolder) {
                        Files.copy(file, zip);
                    }
                    zip.closeEntry();
                }
            }
        }
        return jar.toString();
    }

    /** Of the JVM, its options and all classes: another for whatever changes one of them. */
    private static String name() throws IOException {
        var all = new StringBuilder(System.getProperty("java.vm.version"));
        all.append(NodeProcess.Launch.flags());
        for (var entry : classPath().split(File.pathSeparator)) {
            for (var file : inside(Path.of(entry))) {
                var is = Files.readAttributes(file, BasicFileAttributes.class);
                all.append('\n').append(file).append(' ').append(is.size());
                all.append(' ').append(is.lastModifiedTime());
            }
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            var bytes = all.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(hash.digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything inside a folder, or the file itself, in an order. */
    private static List<Path> inside(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return List.of();
        }
        try (var files = Files.walk(entry)) {
            return files.filter(it -> !it.equals(entry) || Files.isRegularFile(it))
                    .sorted()
                    .toList();
        }
    }

    private static void forgetOthers() throws IOException {
        try (var others = Files.newDirectoryStream(ALL, Files::isDirectory)) {
            for (var other : others) {
                FileSystemUtils.deleteRecursively(other);
            }
        }
    }
}
