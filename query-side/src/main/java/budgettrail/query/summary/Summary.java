package budgettrail.query.summary;

import budgettrail.query.chart.Course;
import budgettrail.query.chart.MonthFigures;
import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Scope;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * How what a page is about stands, and how it came to.
 *
 * @param tiles none: it has no line on that day
 * @param comparison none: no other day is asked for
 * @param course of the year, month by month
 * @param since none: it is the first month of the year
 */
public record Summary(
        @Nullable Tiles tiles,
        @Nullable Sheet comparison,
        @Nullable Course course,
        @Nullable SinceLastMonth since) {
    private static final Summary NOTHING = new Summary(null, null, null, null);

    public static Summary of(View view, Subject subject) {
        var then = view.other();
        return of(
                Groups.whole(view.snapshot(), subject.scope()).orElse(null),
                then == null ? null : whole(then, subject),
                view,
                subject);
    }

    /** The two days side by side, as a table of its own. */
    public static Sheet compared(View view, Subject subject) {
        var then = view.other();
        if (then == null) {
            throw Parameters.invalid("with");
        }
        return new ComparisonSheet(view, subject)
                .of(whole(then, subject), then.asOf(), whole(view.snapshot(), subject.scope()));
    }

    /** Whether less than nothing was available, looking back. */
    public boolean overdrawn() {
        return tiles != null && tiles.amounts().overdrawn();
    }

    private static Figures whole(OtherMoment then, Subject subject) {
        return whole(then.snapshot(), subject.at(then));
    }

    private static Figures whole(Snapshot snapshot, Scope scope) {
        return Groups.whole(snapshot, scope).map(Group::all).orElse(Figures.NONE);
    }

    /**
     * @param now the figures of the day, if there are any
     * @param then those of the day to compare with; none: there is no such day
     */
    public static Summary of(
            @Nullable Group now, @Nullable Figures then, View view, Subject subject) {
        if (now == null) {
            return NOTHING;
        }
        var place = subject.place();
        var trace = Trace.of(place);
        var other = view.question().with();
        var months = subject.months(view);
        var course = MonthFigures.of(months, day -> place.and("asOf", day).address());
        return new Summary(
                Tiles.of(now, view.year(), view.asOf(), trace),
                then == null || other == null
                        ? null
                        : new ComparisonSheet(view, subject).of(then, other, now.all()),
                Course.of(view.year(), course),
                SinceLastMonth.of(months, view.ended(), place).orElse(null));
    }
}
