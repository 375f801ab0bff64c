package budgettrail.query.dashboard;

import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.sheet.SheetSource;
import budgettrail.query.summary.FigureSheet;
import budgettrail.query.summary.MonthSheet;
import budgettrail.query.summary.Overview;
import budgettrail.web.access.Viewer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The tables of units, projects, lines and months by their names: of a department or unit, a
 * project, a line, or “三公” lines.
 */
@Configuration(proxyBeanMethods = false)
class DashboardSheets {
    @Bean
    SheetSource unitSheet(Views views) {
        return new Source(FigureSheet.UNITS, views, sheets -> sheets.units(overview(sheets)));
    }

    @Bean
    SheetSource projectSheet(Views views) {
        return new Source(FigureSheet.PROJECTS, views, sheets -> sheets.projects(overview(sheets)));
    }

    @Bean
    SheetSource lineSheet(Views views) {
        return new Source(FigureSheet.LINES, views, sheets -> sheets.lines(null));
    }

    @Bean
    SheetSource monthSheet(Views views) {
        return new Source(
                MonthSheet.MONTHS,
                views,
                sheets -> new MonthSheet(sheets.view(), sheets.subject()).read());
    }

    private static Overview overview(FigureSheet sheets) {
        return Overview.of(sheets.view(), sheets.subject().scope());
    }

    /** Reads one of them with the parameters of the page that it is on. */
    private record Source(String name, Views views, Function<FigureSheet, Sheet> table)
            implements SheetSource {
        @Override
        public Sheet read(Asked asked, Viewer viewer) {
            var what = Subject.Asked.of(asked.parameters());
            return views.read(
                    what.in(Question.of(asked.parameters())),
                    viewer,
                    view ->
                            table.apply(
                                    new FigureSheet(
                                            view,
                                            Subject.of(view, what, DashboardController.PAGE))));
        }
    }
}
