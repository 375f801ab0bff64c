package budgettrail.query.reading;

import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StreamUtils;

/** A file on disk without a name, gone when it is closed or the process ends. */
public final class NamelessFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NamelessFile.class);

    private final FileChannel content;

    private NamelessFile(FileChannel content) {
        this.content = content;
    }

    /** Writes what is to be in it. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /**
     * One that is whole; what breaks while it is written leaves none.
     *
     * @throws ProblemException if the disk has no room for it now
     */
    public static NamelessFile of(Writer writer) throws IOException {
        var content = open();
        var disk = new Disk(content);
        try {
            var out = new BufferedOutputStream(disk);
            writer.write(StreamUtils.nonClosing(out));
            out.flush();
            return new NamelessFile(content);
        } catch (IOException | RuntimeException | Error e) {
            content.close();
            if (disk.failure != null) { // Whatever the writer has made of it.
                throw noRoom(disk.failure);
            }
            throw e;
        }
    }

    private static FileChannel open() {
        try {
            return FileChannel.open(
                    Files.createTempFile("budget-trail-", ".tmp"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static ProblemException noRoom(IOException failure) {
        LOG.error("A file could not be written to the disk", failure);
        return new ProblemException(Problems.unavailable(), failure);
    }

    /** Remembers that it could not be written to. */
    private static final class Disk extends OutputStream {
        private final OutputStream out;
        private @Nullable IOException failure;

        Disk(FileChannel content) {
            this.out = Channels.newOutputStream(content);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
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
