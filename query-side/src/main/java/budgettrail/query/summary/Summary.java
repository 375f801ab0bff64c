package budgettrail.query.summary;

import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import org.jspecify.annotations.Nullable;

/**
 * How what a page is about stands.
 *
 * @param tiles none: it has no line on that day
 * @param comparison none: no other day is asked for
 */
public record Summary(@Nullable Tiles tiles, @Nullable Comparison comparison, Trace trace) {

    public static Summary of(View view, Subject subject) {
        var then = view.other();
        return of(
                Groups.whole(view.snapshot(), subject.scope()).orElse(null),
                then == null
                        ? null
                        : Groups.whole(then, subject.scope()).map(Group::all).orElse(Figures.NONE),
                view,
                Trace.of(subject.place()));
    }

    /**
     * @param now the figures of the day, if there are any
     * @param then those of the day to compare with; none: there is no such day
     */
    public static Summary of(@Nullable Group now, @Nullable Figures then, View view, Trace trace) {
        var other = view.question().with();
        var compared =
                now == null || then == null || other == null
                        ? null
                        : Comparison.of(then, other, now.all(), view.asOf(), trace);
        return new Summary(
                now == null ? null : Tiles.of(now, view.year(), view.asOf(), trace),
                compared,
                trace);
    }
}
