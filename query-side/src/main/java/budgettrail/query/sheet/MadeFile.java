package budgettrail.query.sheet;

import budgettrail.query.reading.NamelessFile;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A table as a file, made whole before its first byte is sent: so a slow client keeps no rows in
 * memory, and what breaks while it is made is said and does not end in half a file.
 */
final class MadeFile implements AutoCloseable {
    private final String name;
    private final long position;
    private final long all;
    private final NamelessFile content;

    private MadeFile(String name, long position, long all, NamelessFile content) {
        this.name = name;
        this.position = position;
        this.all = all;
        this.content = content;
    }

    static MadeFile of(Sheet sheet, SheetFormat format, SheetText text) throws IOException {
        var content = NamelessFile.of(out -> format.write(sheet, text, out));
        return new MadeFile(
                format.file(sheet), sheet.provenance().position(), sheet.all(), content);
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
        content.sendTo(out);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
