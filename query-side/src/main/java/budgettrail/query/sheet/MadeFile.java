package budgettrail.query.sheet;

import budgettrail.query.reading.NamelessFile;
import java.io.IOException;

/**
 * A table as a file, made whole before its first byte is sent: so a slow client keeps no rows in
 * memory, and what breaks while it is made is said and does not end in half a file.
 *
 * @param name what it is called where it is kept
 * @param position the last fact that counts in it
 * @param rows how many it holds
 */
record MadeFile(String name, long position, long rows, NamelessFile content)
        implements AutoCloseable {
    static MadeFile of(Sheet sheet, SheetFormat format, SheetText text) throws IOException {
        var content = NamelessFile.of(out -> format.write(sheet, text, out));
        var filtered = sheet.arrangement().filtering(); // Then all are those that match.
        var held = filtered ? sheet.all() : sheet.all() - sheet.unread();
        return new MadeFile(format.file(sheet), sheet.provenance().position(), held, content);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
