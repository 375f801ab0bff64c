package budgettrail.query.dashboard;

import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Tables;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.summary.FigureSheet;
import budgettrail.query.summary.Overview;
import budgettrail.query.summary.Summary;
import budgettrail.web.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads dashboards, each from one state of the database, in a dozen queries at most. */
@Component
class Dashboards {
    private static final Subject.Asked ALL_OF_IT = Subject.Asked.only(null, null);

    private final Views views;

    Dashboards(Views views) {
        this.views = views;
    }

    /**
     * @param asked of its tables
     */
    Dashboard read(Question question, Arrangements asked, Viewer viewer) {
        return asked.read(() -> views.read(question, viewer, view -> page(view, asked)));
    }

    /** The same figures as a file. */
    ResponseEntity<String> table(
            Question question, Viewer viewer, String name, HttpServletRequest request) {
        return views.read(
                question,
                viewer,
                view ->
                        Tables.indicators(view.snapshot(), view.scope())
                                .answer(view.snapshot(), name, request));
    }

    private static Dashboard page(View view, Arrangements asked) {
        var subject = Subject.of(view, ALL_OF_IT, DashboardController.PAGE);
        var here =
                asked.in(
                        subject.place(),
                        FigureSheet.UNITS,
                        FigureSheet.PROJECTS,
                        FigureSheet.LINES);
        var overview = Overview.of(view, subject);
        var top = overview.whole(view.top());
        var sheets = new FigureSheet(view, subject);
        return new Dashboard(
                Frame.of(view, here, subject.crumbs()),
                subject.name(),
                Summary.of(top, overview.wholeThen(view.top()), view, subject),
                top == null ? null : ProjectCharts.of(overview, top, view, asked.language()),
                view.single() ? null : asked.of(sheets.units(overview), here),
                overview.all(Level.PROJECT).isEmpty()
                        ? null
                        : asked.of(sheets.projects(overview), here),
                view.single() ? sheets.lines(asked, here) : null,
                subject.place().at(DashboardController.TABLE).address());
    }
}
