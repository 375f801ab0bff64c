package budgettrail.query.fact;

import budgettrail.query.figures.Figure;
import budgettrail.query.page.Place;
import budgettrail.query.page.Shown;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import org.jspecify.annotations.Nullable;

/**
 * A figure at two moments, between which the facts of a page lie.
 *
 * @param compare the address of the two moments side by side
 */
record Difference(At then, At now, String compare) {
    /** Where two moments are compared. */
    private static final String PAGE = "/compare";

    /**
     * The figure at one of them.
     *
     * @param knownAt as people write it; none: everything known counts
     * @param sum in yuan
     * @param address of the facts behind it
     */
    record At(String day, @Nullable String knownAt, String sum, String address) {}

    static @Nullable Difference of(View view, Subject subject, Figure figure, Place here) {
        var from = view.from();
        if (from == null) {
            return null;
        }
        var then = FigurePostings.of(from.snapshot(), subject.at(from), figure).whole().sum();
        var now = FigurePostings.of(view.snapshot(), subject.scope(), figure).whole().sum();
        return new Difference(
                new At(
                        from.asOf().toString(),
                        from.shownKnownAt(),
                        Shown.yuan(then),
                        from.alone(here).address()),
                new At(
                        view.asOf().toString(),
                        view.shownKnownAt(),
                        Shown.yuan(now),
                        here.and("from", null).and("fromKnownAt", null).address()),
                from.in(subject.place().onto(PAGE)).address());
    }
}
