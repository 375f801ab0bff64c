package budgettrail.query.export;

import budgettrail.query.reading.NamelessFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An export made whole before its first byte is sent: a slow client holds nothing of the database,
 * and what breaks while it is made is said and does not end in half a file.
 *
 * @param position the last fact that counts in it
 * @param rows how many facts are in it; none: a part of them
 */
record ExportFile(String name, long position, @Nullable Long rows, NamelessFile content)
        implements AutoCloseable {

    static ExportFile of(Export export) throws IOException {
        var position = export.moment().head().size();
        return new ExportFile(
                export.fileName(),
                position,
                export.scope().whole() ? position : null,
                NamelessFile.of(export::write));
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
