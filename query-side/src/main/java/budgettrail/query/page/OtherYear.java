package budgettrail.query.page;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.indicators.Scope;

/**
 * A way to another year: to the same page if what it is about is there, too, else to the dashboard.
 * A department that nobody asked for is that of the day alone.
 */
final class OtherYear {
    private final View view;
    private final FiscalYear year;
    private final OtherMoment begin;

    private OtherYear(View view, FiscalYear year) {
        this.view = view;
        this.year = year;
        this.begin = view.on(View.within(year, view.today()));
    }

    /**
     * @param here the page without what is asked of its day
     */
    static Place of(View view, FiscalYear year, Place here) {
        var place = here.and("fiscalYear", year.value());
        var asked = view.question().department();
        var project = here.parameters().get("project");
        if (year.equals(view.year()) || project == null && asked == null) {
            return place.and("department", project == null ? asked : view.top());
        }
        var there = new OtherYear(view, year);
        if (project != null && there.project(project)) {
            return place.and("department", view.top());
        }
        var known = asked != null && there.department(asked);
        return (project == null && known ? place : place.at("/dashboard"))
                .and("department", known ? asked : null);
    }

    private boolean project(String code) {
        var scope = Scope.of(year, begin.sight());
        return LinesThere.project(begin.snapshot(), scope, view.viewer(), code);
    }

    private boolean department(String unit) {
        return known(unit, begin) || known(unit, view.on(year.lastDay()));
    }

    private boolean known(String unit, OtherMoment moment) {
        return Departments.know(unit, moment.snapshot(), Scope.of(year, moment.seen()));
    }
}
