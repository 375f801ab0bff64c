package budgettrail.query.comparison;

import budgettrail.query.comparison.Differences.At;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables of two moments by their names, with the parameters of their page. */
@Configuration(proxyBeanMethods = false)
class DifferenceSheets {
    @Bean
    SheetSource wholeDifference(Views views) {
        return new Source(DifferenceSheet.WHOLE, views, (sheet, rows) -> rows.whole(sheet));
    }

    @Bean
    SheetSource differences(Views views) {
        return new Source(DifferenceSheet.FIGURES, views, (sheet, rows) -> rows.figures(sheet));
    }

    @Bean
    SheetSource rateDifferences(Views views) {
        return new Source(DifferenceSheet.RATES, views, (sheet, rows) -> rows.rates(sheet));
    }

    @FunctionalInterface
    private interface Table {
        Sheet of(DifferenceSheet sheet, Moments moments);
    }

    /** What is compared, and by what. */
    private record Moments(At then, At now, Division by) {
        Sheet whole(DifferenceSheet sheet) {
            return sheet.whole(Differences.whole(then, now));
        }

        Sheet figures(DifferenceSheet sheet) {
            return sheet.figures(rows(), by);
        }

        Sheet rates(DifferenceSheet sheet) {
            return sheet.rates(rows(), by);
        }

        private List<Pair> rows() {
            return Differences.rows(then, now, by.level());
        }
    }

    private record Source(String name, Views views, Table table) implements SheetSource {
        @Override
        public Sheet read(Asked asked, Viewer viewer) {
            var what = Subject.Asked.of(asked.parameters());
            var by = Division.asked(asked.parameters());
            var all = Comparisons.all(asked.parameters());
            return views.read(
                    what.in(Question.of(asked.parameters())),
                    viewer,
                    view -> {
                        var subject = Subject.of(view, what, Comparisons.PAGE);
                        return table.of(
                                new DifferenceSheet(view, subject, Comparisons.from(view), all),
                                moments(view, subject, by));
                    });
        }

        private static Moments moments(View view, Subject subject, @Nullable Division asked) {
            var from = Comparisons.from(view);
            var by = Comparisons.division(view, subject, asked);
            return new Moments(
                    new At(from.snapshot(), subject.at(from)),
                    new At(view.snapshot(), subject.scope()),
                    by == null ? Division.LINE : by);
        }
    }
}
