package budgettrail.query.summary;

import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Scope;
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
        return of(
                Groups.whole(view.snapshot(), subject.scope()).orElse(null),
                view,
                subject.scope(),
                Trace.of(subject.place()));
    }

    /**
     * @param now the figures of the day, if there are any
     */
    public static Summary of(@Nullable Group now, View view, Scope scope, Trace trace) {
        var then = view.other();
        var compared =
                then == null || now == null
                        ? null
                        : Comparison.of(
                                Groups.whole(then, scope).map(Group::all).orElse(Figures.NONE),
                                then.asOf(),
                                now.all(),
                                view.asOf(),
                                trace);
        return new Summary(
                now == null ? null : Tiles.of(now, view.year(), view.asOf(), trace),
                compared,
                trace);
    }
}
