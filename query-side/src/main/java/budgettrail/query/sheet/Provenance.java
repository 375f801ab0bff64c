package budgettrail.query.sheet;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet reflects. It accompanies the sheet into every file.
 *
 * @param year none: those of all years count
 * @param asOf the last day whose facts count; none: those of every day do
 * @param knownAt as it was asked; none: everything known counts
 * @param position the last fact of the log that counts
 * @param scope what the sheet is about; none: there is nothing to be about
 */
public record Provenance(
        @Nullable FiscalYear year,
        @Nullable LocalDate asOf,
        @Nullable String knownAt,
        long position,
        @Nullable SheetScope scope) {

    /**
     * @param about what the page is about; none: there is nothing
     */
    public static Provenance of(View view, @Nullable Subject about) {
        return new Provenance(
                view.year(),
                view.asOf(),
                view.question().knownAt(),
                view.snapshot().position(),
                about == null ? null : SheetScope.of(view, about));
    }
}
