package budgettrail.verifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The file of an export, believed in nothing: which entries it has, how large they are said to be
 * and how large they turn out to be. Nothing is ever written.
 */
final class Archive implements AutoCloseable {
    /** Stored JSON becomes about ten times smaller; what becomes so much smaller is a trap. */
    private static final long MOST_INFLATION = 150;

    private static final long SMALL = 1 << 20;

    private final ZipFile zip;
    private final Map<Part, ZipEntry> entries = new EnumMap<>(Part.class);

    private Archive(ZipFile zip) {
        this.zip = zip;
    }

    static Archive open(Path file) throws Unusable {
        try {
            try (var channel = FileChannel.open(file)) {
                Directory.check(channel, Part.values().length);
            }
            var archive = new Archive(new ZipFile(file.toFile()));
            try {
                archive.take();
                return archive;
            } catch (Unusable | RuntimeException e) {
                archive.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw new Unusable(Words.UNREADABLE_FILE, file, String.valueOf(e.getMessage()));
        }
    }

    private void take() throws Unusable {
        var all = zip.entries();
        while (all.hasMoreElements()) {
            var entry = all.nextElement();
            var part = Part.named(entry.getName());
            if (part.isEmpty()) {
                throw new Unusable(Words.UNKNOWN_ENTRY, entry.getName());
            }
            if (entries.put(part.get(), entry) != null) {
                throw new Unusable(Words.DOUBLE_ENTRY, entry.getName());
            }
            checkSize(part.get(), entry);
        }
        for (var part : Part.values()) {
            if (!entries.containsKey(part)) {
                throw new Unusable(Words.MISSING_ENTRY, part.file());
            }
        }
    }

    private static void checkSize(Part part, ZipEntry entry) throws Unusable {
        var size = entry.getSize();
        var packed = entry.getCompressedSize();
        if (size < 0 || packed < 0 || size > part.mostBytes()) {
            throw new Unusable(Words.TOO_LARGE, part.file(), part.mostBytes());
        }
        if (size > SMALL && size / MOST_INFLATION > packed) {
            throw new Unusable(Words.INFLATED, part.file(), MOST_INFLATION);
        }
    }

    /** How many bytes the entry is said to have. */
    long size(Part part) {
        return entry(part).getSize();
    }

    private ZipEntry entry(Part part) {
        var entry = entries.get(part);
        if (entry == null) {
            throw new IllegalStateException("Every part is there, or nothing is opened");
        }
        return entry;
    }

    /** Reads no more than the entry is said to have, and fails if it has more or less. */
    InputStream open(Part part) throws IOException {
        var entry = entry(part);
        return new BufferedInputStream(
                new Exactly(zip.getInputStream(entry), entry.getSize()), 1 << 16);
    }

    /** Of an entry whose size is bounded. */
    byte[] read(Part part) throws IOException {
        try (var in = open(part)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws Unusable {
        try {
            zip.close();
        } catch (IOException e) {
            throw new Unusable(
                    Words.UNREADABLE_FILE, zip.getName(), String.valueOf(e.getMessage()));
        }
    }
}
