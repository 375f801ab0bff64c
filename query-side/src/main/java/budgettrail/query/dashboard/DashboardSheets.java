package budgettrail.query.dashboard;

import budgettrail.query.page.Views;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.sheet.SheetSource;
import budgettrail.query.sheet.SubjectSheet;
import budgettrail.query.summary.ComparisonSheet;
import budgettrail.query.summary.FigureSheet;
import budgettrail.query.summary.MonthSheet;
import budgettrail.query.summary.Overview;
import budgettrail.query.summary.Summary;
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
        return sheet(FigureSheet.UNITS, views, sheets -> sheets.units(overview(sheets)));
    }

    @Bean
    SheetSource projectSheet(Views views) {
        return sheet(FigureSheet.PROJECTS, views, sheets -> sheets.projects(overview(sheets)));
    }

    @Bean
    SheetSource lineSheet(Views views) {
        return sheet(FigureSheet.LINES, views, sheets -> sheets.lines(null));
    }

    @Bean
    SheetSource monthSheet(Views views) {
        return new SubjectSheet(
                MonthSheet.MONTHS,
                DashboardController.PAGE,
                views,
                (view, subject) -> new MonthSheet(view, subject).read());
    }

    @Bean
    SheetSource comparisonSheet(Views views) {
        return new SubjectSheet(
                ComparisonSheet.NAME, DashboardController.PAGE, views, Summary::compared);
    }

    private static Overview overview(FigureSheet sheets) {
        return Overview.of(sheets.view(), sheets.subject());
    }

    private static SheetSource sheet(String name, Views views, Function<FigureSheet, Sheet> table) {
        return new SubjectSheet(
                name,
                DashboardController.PAGE,
                views,
                (view, subject) -> table.apply(new FigureSheet(view, subject)));
    }
}
