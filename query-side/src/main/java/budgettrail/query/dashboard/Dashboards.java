package budgettrail.query.dashboard;

import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Tables;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.Sheets;
import budgettrail.query.summary.FigureSheet;
import budgettrail.query.summary.Overview;
import budgettrail.query.summary.Summary;
import budgettrail.web.access.Viewer;
import budgettrail.web.language.Language;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads dashboards, each from one state of the database, in a dozen queries at most. */
@Component
class Dashboards {
    private static final Subject.Asked ALL_OF_IT = new Subject.Asked(null, null, null);

    private final Views views;

    Dashboards(Views views) {
        this.views = views;
    }

    Dashboard read(Question question, Viewer viewer, Language language) {
        return views.read(question, viewer, view -> page(view, language));
    }

    /** The same figures as a file. */
    ResponseEntity<String> table(Question question, Viewer viewer) {
        return views.read(
                question,
                viewer,
                view -> Tables.indicators(view.snapshot(), view.scope()).answer(view.snapshot()));
    }

    private static Dashboard page(View view, Language language) {
        var subject = Subject.of(view, ALL_OF_IT, DashboardController.PAGE);
        var overview = Overview.of(view, subject.scope());
        var top = overview.whole(view.top());
        var sheets = new FigureSheet(view, subject);
        return new Dashboard(
                Frame.of(view, subject.place(), subject.crumbs()),
                subject.name(),
                Summary.of(top, overview.wholeThen(view.top()), view, subject),
                top == null ? null : ProjectCharts.of(overview, top, view, language),
                view.single() ? null : sheets.units(overview),
                overview.all(Level.PROJECT).isEmpty() ? null : sheets.projects(overview),
                view.single() ? sheets.lines(Sheets.MOST) : null,
                subject.place().query(),
                subject.place().at(DashboardController.TABLE).address());
    }
}
