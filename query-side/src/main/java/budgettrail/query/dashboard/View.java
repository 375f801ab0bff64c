package budgettrail.query.dashboard;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question comes down to: which lines of which year, as of which day.
 *
 * @param years every year with lines
 * @param departments every department that the viewer sees lines of
 * @param top the department or unit that is shown; none: there is nothing
 * @param sight what is below it
 */
record View(
        Snapshot snapshot,
        FiscalYear year,
        List<BudgetYear> years,
        List<Group> departments,
        @Nullable String top,
        Sight sight) {

    static View of(Question question, Viewer viewer, LocalDate today, Snapshot anyDay) {
        var years = BudgetYear.all(anyDay);
        var asked = question.moment().asOf();
        var year =
                question.year() == null ? BudgetYear.chosen(years, asked, today) : question.year();
        var snapshot = anyDay.asOf(asked == null ? within(year, today) : asked);
        var all = Sight.of(snapshot, viewer, null);
        var departments = Groups.read(snapshot, Scope.of(year, all), Level.DEPARTMENT);
        var top = top(question, viewer, all, departments);
        var sight = top == null ? all : new Sight(all.tree(), all.tree().subtree(top));
        return new View(snapshot, year, years, departments, top, sight);
    }

    Scope scope() {
        return Scope.of(year, sight);
    }

    long parkedLines() {
        return years.stream()
                .filter(one -> one.year().equals(year))
                .mapToLong(BudgetYear::parkedLines)
                .sum();
    }

    /** Today, or the end of a year that is over, or the beginning of one that is to come. */
    private static LocalDate within(FiscalYear year, LocalDate today) {
        if (today.isBefore(year.firstDay())) {
            return year.firstDay();
        }
        return today.isAfter(year.lastDay()) ? year.lastDay() : today;
    }

    /** A unit outside of what a manager sees is as unknown as one that does not exist. */
    private static @Nullable String top(
            Question question, Viewer viewer, Sight all, List<Group> departments) {
        var asked = question.department();
        if (asked == null) {
            var first = departments.isEmpty() ? null : departments.getFirst().key();
            return viewer.unit() == null ? first : viewer.unit();
        }
        if (!all.sees(asked)) {
            throw Units.unknown(asked);
        }
        return departments.stream().anyMatch(one -> one.key().equals(asked))
                ? asked
                : all.tree().unit(asked).code();
    }
}
