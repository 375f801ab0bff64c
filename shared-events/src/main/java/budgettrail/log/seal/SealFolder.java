package budgettrail.log.seal;

import budgettrail.seal.SigningKey;
import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the database must not reach, in a folder outside of it: the key that signs the heads of one
 * log, its public half, and the witness: the newest head that was signed, in a file that is
 * replaced each time, and every head that is kept, in a file that only grows.
 */
public final class SealFolder {
    private static final String SIGNING_KEY = "signing-key.pem";
    private static final String VERIFIER_KEY = "verifier-key.txt";
    private static final String HEADS = "heads.txt";
    private static final String NEWEST = "newest-head.txt";
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";
    private static final int TAIL = 65_536;
    private static final boolean IS_POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    /**
     * Heads are parted by an empty line; so are, in each, the text and its signatures. It looks one
     * character ahead: for two, who reads part by part would not wait where a part ends between
     * them.
     */
    static final Pattern BETWEEN = Pattern.compile("\n\n(?!—)");

    private final Path folder;

    public SealFolder(Path folder) {
        this.folder = folder;
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /**
     * The key, if there is one.
     *
     * @throws IOException if there is one that cannot be used
     */
    Optional<SigningKey> key() throws IOException {
        if (!Files.exists(folder.resolve(SIGNING_KEY))) {
            return Optional.empty();
        }
        try {
            var pem = Files.readString(folder.resolve(SIGNING_KEY));
            return Optional.of(SigningKey.of(pem, parsedVerifierKey()));
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            throw new UnusableKey(folder, broken);
        }
    }

    /**
     * The public half, which anybody may have; none if nothing was ever sealed.
     *
     * @throws IOException if there is one that cannot be used
     */
    public Optional<VerifierKey> verifierKey() throws IOException {
        if (!Files.exists(folder.resolve(VERIFIER_KEY))) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsedVerifierKey());
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            throw new UnusableKey(folder, broken);
        }
    }

    private VerifierKey parsedVerifierKey() throws IOException {
        return VerifierKey.parse(Files.readString(folder.resolve(VERIFIER_KEY)));
    }

    /** Makes a key of this name. The public half is there first: one without the other is none. */
    SigningKey createKey(String name) throws IOException {
        var key = SigningKey.generate(name);
        Files.createDirectories(folder, permissions(FOLDER));
        write(VERIFIER_KEY, key.verifier() + "\n");
        write(SIGNING_KEY, key.pem());
        return key;
    }

    private void write(String name, String text) throws IOException {
        var draft = folder.resolve(name + ".new");
        Files.deleteIfExists(draft);
        try (var file = open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(file, text);
        }
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
    }

    /** Puts a head in the place of the newest one; it is on the disk when this returns. */
    void pass(Head head) throws IOException {
        Files.createDirectories(folder, permissions(FOLDER));
        write(NEWEST, head.note().toString());
    }

    /** Adds a head to those that are kept; it is on the disk when this returns. */
    void keep(Head head) throws IOException {
        Files.createDirectories(folder, permissions(FOLDER));
        try (var file =
                open(
                        folder.resolve(HEADS),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            var end = file.size();
            file.position(end);
            write(file, (isTorn(file, end) ? "\n\n" : "") + head.note() + "\n");
            if (end == 0) {
                forceFolder();
            }
        }
    }

    /** A new name is durable only with its folder. */
    private void forceFolder() throws IOException {
        if (IS_POSIX) {
            try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** Whether the last head was not written to its end. */
    private static boolean isTorn(FileChannel file, long end) throws IOException {
        var last = ByteBuffer.allocate(2);
        file.read(last, Math.max(0, end - 2));
        return end > 0 && (last.get(0) != '\n' || last.get(1) != '\n');
    }

    /** The newest head that was ever signed, as far as the witness knows. */
    Optional<Head> newest() throws IOException {
        return newest(Stream.concat(passing().stream(), tail()));
    }

    /** The newest one that is kept. */
    Optional<Head> newestKept() throws IOException {
        return newest(tail());
    }

    private Optional<Head> newest(Stream<Head> heads) throws IOException {
        var key = verifierKey();
        return heads.sorted(Comparator.comparingLong(Head::size).reversed())
                .filter(head -> key.isEmpty() || key.get().signed(head.note()))
                .findFirst();
    }

    private Optional<Head> passing() throws IOException {
        try {
            return Head.parse(Files.readString(folder.resolve(NEWEST)));
        } catch (NoSuchFileException | MalformedInputException none) {
            return Optional.empty();
        }
    }

    private Stream<Head> tail() throws IOException {
        if (!Files.exists(folder.resolve(HEADS))) {
            return Stream.empty();
        }
        try (var file = open(folder.resolve(HEADS), StandardOpenOption.READ)) {
            var tail = ByteBuffer.allocate((int) Math.min(TAIL, file.size()));
            file.position(file.size() - tail.capacity());
            while (tail.hasRemaining() && file.read(tail) >= 0) {}
            var text = new String(tail.array(), StandardCharsets.UTF_8);
            return BETWEEN.splitAsStream(text).map(SealFolder::head).flatMap(Optional::stream);
        }
    }

    /** All that the witness has seen up to now. */
    Witness witness() throws IOException {
        var newest = newest();
        var file = folder.resolve(HEADS);
        return Files.exists(file)
                ? new Witness(newest, Files.newInputStream(file), Files.size(file))
                : new Witness(newest, InputStream.nullInputStream(), 0);
    }

    /** Behind one that was torn there may be line feeds more. */
    static Optional<Head> head(String torn) {
        var part = torn.stripLeading();
        return Head.parse(part.endsWith("\n") ? part : part + "\n");
    }

    private static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), permissions(FILE));
    }

    private static void write(FileChannel file, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(true);
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return IS_POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
