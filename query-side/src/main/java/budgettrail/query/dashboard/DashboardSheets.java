package budgettrail.query.dashboard;

import budgettrail.query.page.Question;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Viewer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables of the dashboard by their names. */
@Configuration(proxyBeanMethods = false)
class DashboardSheets {
    @Bean
    SheetSource unitSheet(Views views) {
        return new Source(FigureSheet.UNITS, views, FigureSheet::units);
    }

    @Bean
    SheetSource projectSheet(Views views) {
        return new Source(FigureSheet.PROJECTS, views, FigureSheet::projects);
    }

    /** Reads one of them with a dashboard's own parameters. */
    private record Source(String name, Views views, Function<FigureSheet, Sheet> table)
            implements SheetSource {
        @Override
        public Sheet read(Asked asked, Viewer viewer) {
            return views.read(
                    Question.of(asked.parameters()),
                    viewer,
                    view -> table.apply(new FigureSheet(view)));
        }
    }
}
