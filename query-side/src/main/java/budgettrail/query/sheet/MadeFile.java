package budgettrail.query.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.springframework.util.StreamUtils;

/**
 * A table as a file, made whole before its first byte is sent: so a slow client keeps no rows in
 * memory, and what breaks while it is made is said and does not end in half a file. It lies on disk
 * without a name, and is gone when it is closed or the process ends.
 */
final class MadeFile implements AutoCloseable {
    private final String name;
    private final long position;
    private final long all;
    private final FileChannel content;

    private MadeFile(String name, long position, long all, FileChannel content) {
        this.name = name;
        this.position = position;
        this.all = all;
        this.content = content;
    }

    static MadeFile of(Sheet sheet, SheetFormat format, SheetText text) throws IOException {
        var content = nameless();
        try {
            var out = new BufferedOutputStream(Channels.newOutputStream(content));
            format.write(sheet, text, StreamUtils.nonClosing(out));
            out.flush();
            return new MadeFile(
                    format.file(sheet), sheet.provenance().position(), sheet.all(), content);
        } catch (IOException | RuntimeException | Error e) {
            content.close();
            throw e;
        }
    }

    private static FileChannel nameless() throws IOException {
        return FileChannel.open(
                Files.createTempFile("table-", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** What it is called where it is kept. */
    String name() {
        return name;
    }

    /** The last fact that counts in it. */
    long position() {
        return position;
    }

    /** How many rows there are. */
    long all() {
        return all;
    }

    /** In bytes. */
    long size() throws IOException {
        return content.size();
    }

    void sendTo(OutputStream out) throws IOException {
        content.position(0);
        Channels.newInputStream(content).transferTo(out);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
