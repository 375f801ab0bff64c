package budgettrail.query.line;

import budgettrail.query.chart.Strip;
import budgettrail.query.fact.FactRow;
import budgettrail.query.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the film of a line, ready to be laid out.
 *
 * @param lineAddress of the page of the line
 * @param step counted from 1
 * @param of how many there are
 * @param later whether it counts from a later day than the one that is shown, and so moves nothing
 * @param stored what the log keeps of it, as it is kept
 * @param together what was recorded with it by the same request
 */
record FilmPage(
        Frame frame,
        String line,
        String lineAddress,
        long step,
        long of,
        FactRow row,
        boolean later,
        String type,
        List<Field> stored,
        @Nullable String correlation,
        @Nullable String importId,
        List<Together> together,
        List<Moved> figures,
        List<Moved> rates,
        Strip strip,
        Ways ways) {

    /** A component of a fact. */
    record Field(String name, String value) {}

    /**
     * Another fact of the same request.
     *
     * @param address of its own step
     */
    record Together(FactRow row, String address) {}

    /** Where one can go from here; none: it is here. */
    record Ways(
            @Nullable String first,
            @Nullable String previous,
            @Nullable String next,
            @Nullable String last) {}
}
