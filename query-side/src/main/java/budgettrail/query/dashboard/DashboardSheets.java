package budgettrail.query.dashboard;

import budgettrail.query.reading.Reading;
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
    SheetSource unitSheet(Reading reading) {
        return new Source(FigureSheet.UNITS, reading, FigureSheet::units);
    }

    @Bean
    SheetSource projectSheet(Reading reading) {
        return new Source(FigureSheet.PROJECTS, reading, FigureSheet::projects);
    }

    /** Reads one of them with a dashboard's own parameters. */
    private record Source(String name, Reading reading, Function<FigureSheet, Sheet> table)
            implements SheetSource {
        @Override
        public Sheet read(Asked asked, Viewer viewer) {
            var question =
                    Question.of(
                            asked.one("fiscalYear"),
                            asked.one("asOf"),
                            asked.one("department"),
                            asked.one("knownAt"));
            var today = reading.today();
            return reading.at(
                    question.moment(),
                    snapshot ->
                            table.apply(
                                    new FigureSheet(
                                            View.of(question, viewer, today, snapshot),
                                            question.knownAt())));
        }
    }
}
