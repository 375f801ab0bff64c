package budgettrail.query.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the file.
 *
 * @param origin the name of the log
 * @param size how many facts the newest head covers
 * @param root of that head
 * @param facts how many of them are in the file
 * @param by who asked for it
 */
record ExportManifest(
        String format,
        String origin,
        Scope scope,
        long size,
        String root,
        long facts,
        Instant created,
        String by,
        List<Entry> entries) {
    /** Of the file as a whole; another shape gets another number. */
    static final String FORMAT = "budget-trail-export/1";

    /** Nothing: all of it. */
    record Scope(@Nullable Integer fiscalYear, @Nullable String unit) {
        static Scope of(ExportScope scope) {
            return new Scope(scope.year() == null ? null : scope.year().value(), scope.unit());
        }
    }

    /**
     * @param bytes before they were packed
     */
    record Entry(String name, long bytes, String sha256) {}
}
