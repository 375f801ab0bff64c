package budgettrail.query.reading;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.springframework.util.StreamUtils;

/** A file on disk without a name, gone when it is closed or the process ends. */
public final class NamelessFile implements AutoCloseable {
    private final FileChannel content;

    private NamelessFile(FileChannel content) {
        this.content = content;
    }

    /** Writes what is to be in it. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** One that is whole; what breaks while it is written leaves none. */
    public static NamelessFile of(Writer writer) throws IOException {
        var content = open();
        try {
            var out = new BufferedOutputStream(Channels.newOutputStream(content));
            writer.write(StreamUtils.nonClosing(out));
            out.flush();
            return new NamelessFile(content);
        } catch (IOException | RuntimeException | Error e) {
            content.close();
            throw e;
        }
    }

    private static FileChannel open() throws IOException {
        return FileChannel.open(
                Files.createTempFile("budget-trail-", ".tmp"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** In bytes. */
    public long size() throws IOException {
        return content.size();
    }

    public void sendTo(OutputStream out) throws IOException {
        content.position(0);
        Channels.newInputStream(content).transferTo(out);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
