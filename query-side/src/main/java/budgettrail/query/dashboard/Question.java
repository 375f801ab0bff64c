package budgettrail.query.dashboard;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What the page is asked. A field that a form sends empty counts as not sent.
 *
 * @param year none: one that has something to show
 * @param department a department or unit; none: the viewer's
 * @param knownAt as it was written, to be kept in the page's links
 */
record Question(
        @Nullable FiscalYear year,
        Moment moment,
        @Nullable String department,
        @Nullable String knownAt) {

    static Question of(
            @Nullable String fiscalYear,
            @Nullable String asOf,
            @Nullable String department,
            @Nullable String knownAt) {
        var year = filled(fiscalYear);
        var known = filled(knownAt);
        return new Question(
                year == null ? null : Parameters.fiscalYear(year),
                Moment.of(filled(asOf), known, null),
                Parameters.code("department", filled(department)),
                known);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
