package budgettrail.query.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP on its way out, hashed entry by entry. It is finished on purpose only: one that breaks off
 * has no directory and cannot be opened.
 */
final class ExportZip {
    private final ZipOutputStream zip;
    private final LocalDateTime time;
    private final List<ExportManifest.Entry> written = new ArrayList<>();

    ExportZip(OutputStream out, Instant time) {
        this.zip = new ZipOutputStream(out);
        this.time = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** Fills an entry. */
    @FunctionalInterface
    interface Filler {
        void fill(OutputStream entry) throws IOException;
    }

    /** An entry that is packed. */
    void add(String name, Filler filler) throws IOException {
        add(name, Deflater.DEFAULT_COMPRESSION, filler);
    }

    /** An entry that would not become smaller. */
    void addHashes(String name, Filler filler) throws IOException {
        add(name, Deflater.NO_COMPRESSION, filler);
    }

    private void add(String name, int level, Filler filler) throws IOException {
        zip.setLevel(level);
        var entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        var counted = new Counted(zip);
        filler.fill(counted);
        zip.closeEntry();
        written.add(counted.entry(name));
    }

    /** What is in it so far. */
    List<ExportManifest.Entry> written() {
        return List.copyOf(written);
    }

    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private static final class Counted extends FilterOutputStream {
        private final MessageDigest sha256 = sha256();
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            sha256.update(some, from, length);
            bytes += length;
        }

        ExportManifest.Entry entry(String name) {
            return new ExportManifest.Entry(name, bytes, HexFormat.of().formatHex(sha256.digest()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }
}
