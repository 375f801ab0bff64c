package budgettrail.query.page;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.indicators.ParkedLines;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a question comes down to: which year, as of which day, and what of it the viewer sees.
 *
 * @param years every year with lines
 * @param departments every department that the viewer sees lines of
 * @param top the department or unit that is asked about; none: there is nothing
 * @param sight what is below it
 * @param seen all that the viewer sees
 * @param from the moment to compare from; none: none is asked for
 * @param sample how much of the sample the log began with
 * @param behind how many facts of the log have not been added up yet
 */
public record View(
        Question question,
        Viewer viewer,
        Snapshot snapshot,
        LocalDate today,
        FiscalYear year,
        List<BudgetYear> years,
        List<String> departments,
        @Nullable String top,
        Sight sight,
        Sight seen,
        @Nullable OtherMoment from,
        String sample,
        long behind) {

    static View of(
            Question question,
            Viewer viewer,
            Snapshot then,
            Snapshot anyDay,
            LocalDate today,
            String sample,
            long behind) {
        var years = BudgetYear.all(anyDay);
        var year =
                question.year() == null
                        ? BudgetYear.chosen(years, question.asOf(), today)
                        : question.year();
        if (question.with() != null && !year.holds(question.with())) {
            throw Parameters.invalid("with");
        }
        var snapshot = anyDay.asOf(dayOf(question, year, today));
        var all = Sight.of(snapshot, viewer, null); // The tree of the day that is shown.
        var departments = Departments.of(snapshot, Scope.of(year, all));
        var before = then(question, viewer, then.asOf(dayThen(question, snapshot)));
        Predicate<String> inTheEnd =
                unit -> knownInTheEnd(unit, year, viewer, anyDay.asOf(year.lastDay()), all);
        var top = top(question, all, departments, before, inTheEnd);
        var sight = top == null ? all : all.below(top);
        return new View(
                question,
                viewer,
                snapshot,
                today,
                year,
                years,
                departments,
                top,
                sight,
                all,
                before == null ? null : before.below(top),
                sample,
                behind);
    }

    /** By the end of the year, and by all that is known now. */
    private static boolean knownInTheEnd(
            String unit, FiscalYear year, Viewer viewer, Snapshot end, Sight near) {
        var now = end.knownNow();
        var seen = end.past() ? Sight.of(now, viewer, null) : near.on(end, viewer, null);
        return Departments.know(unit, now, Scope.of(year, seen));
    }

    private static LocalDate dayThen(Question question, Snapshot now) {
        var from = question.from();
        return from == null || from.asOf() == null ? now.asOf() : from.asOf();
    }

    private static @Nullable OtherMoment then(Question question, Viewer viewer, Snapshot then) {
        return question.from() == null
                ? null
                : OtherMoment.of(then, viewer, question.fromKnownAt());
    }

    public LocalDate asOf() {
        return snapshot.asOf();
    }

    public Scope scope() {
        return Scope.of(year, sight);
    }

    /** The same on the day to compare with, if one is asked for. */
    public @Nullable OtherMoment other() {
        return question.with() == null ? null : on(question.with());
    }

    /** What would be shown of another year: the day asked for, or the one of that year. */
    public OtherMoment in(FiscalYear other) {
        return on(dayOf(question, other, today));
    }

    /** The moment of another day, with the tree of units as it was then, and the same knowledge. */
    public OtherMoment on(LocalDate day) {
        return on(day, seen);
    }

    /** Today, with what is seen of the facts of any day. */
    public OtherMoment onAnyDay() {
        var all = Sight.ofAnyDay(snapshot, viewer);
        return new OtherMoment(snapshot.asOf(today()), all, all, question.knownAt()).below(top);
    }

    /** The same by all that is known now; none: that is what is shown. */
    public Optional<View> knownNow() {
        return snapshot.past() ? Optional.of(by(snapshot.knownNow())) : Optional.empty();
    }

    private View by(Snapshot known) {
        var all = Sight.of(known, viewer, null);
        return new View(
                question,
                viewer,
                known,
                today,
                year,
                years,
                departments,
                top,
                top == null ? all : all.below(top),
                all,
                from,
                sample,
                behind);
    }

    /**
     * The same.
     *
     * @param near what is seen on a day near it, on which the tree may have been the same
     */
    OtherMoment on(LocalDate day, Sight near) {
        var then = snapshot.asOf(day);
        var seenThen = near.on(then, viewer, null);
        return new OtherMoment(then, seenThen, seenThen, question.knownAt()).below(top);
    }

    /** When what is shown was known, as people write it; none: everything known counts. */
    public @Nullable String shownKnownAt() {
        return KnownAt.shown(question.knownAt());
    }

    /** A place that also says what is compared from, if anything is. */
    public Place compared(Place place) {
        return from == null ? place : from.in(place);
    }

    /** Whether the day has not come. */
    boolean ahead() {
        return asOf().isAfter(today);
    }

    /** The last day of the year that has come; of all of it, where one to come is looked at. */
    LocalDate lastLookedAt() {
        return ahead() ? year.lastDay() : within(year, today);
    }

    /** Whether the year is over on the day. */
    public boolean ended() {
        return endedOn(asOf());
    }

    /** Whether the year is over on any day. */
    public boolean endedOn(LocalDate day) {
        return !day.isBefore(year.lastDay());
    }

    /** Whether it is about a unit with none below it. */
    public boolean single() {
        return sight.units() != null && sight.units().size() == 1;
    }

    /** Whether the log has no fact at all. */
    boolean nothingRecorded() {
        return snapshot.head() + behind == 0;
    }

    /** How many lines of the year, of those that are seen, lack facts that could not be posted. */
    long parkedLines() {
        var any = years.stream().anyMatch(one -> one.year().equals(year) && one.parkedLines() > 0);
        return any ? ParkedLines.seen(snapshot, year, seen) : 0;
    }

    /** From a unit up to its department, as far as the viewer sees. */
    List<String> path(String unit) {
        return sight.tree().path(unit).stream()
                .takeWhile(code -> code.equals(unit) || seen.sees(code))
                .toList();
    }

    public Named unit(String code) {
        return Named.of(code, sight.tree());
    }

    /**
     * This page as an address, with everything that was asked, and the year, day and department
     * spelled out: on another day, another department may be the first that has lines.
     */
    public Place place(String path) {
        return Place.of(path)
                .and("fiscalYear", year.value())
                .and("asOf", asOf())
                .and("with", question.with())
                .and("knownAt", question.knownAt())
                .and("department", top)
                .and("kiosk", question.kiosk() ? "1" : null);
    }

    private static LocalDate dayOf(Question question, FiscalYear year, LocalDate today) {
        var asked = question.asOf();
        return asked == null ? within(year, today) : asked;
    }

    /** Today, or the end of a year that is over, or the beginning of one that is to come. */
    static LocalDate within(FiscalYear year, LocalDate today) {
        if (today.isBefore(year.firstDay())) {
            return year.firstDay();
        }
        return today.isAfter(year.lastDay()) ? year.lastDay() : today;
    }

    /**
     * A unit outside of what a manager sees is as unknown as one that does not exist. One that
     * comes later in the year, or was not known yet, is known: there is nothing of it.
     */
    private static @Nullable String top(
            Question question,
            Sight all,
            List<String> departments,
            @Nullable OtherMoment before,
            Predicate<String> inTheEnd) {
        var asked = question.department();
        if (asked == null) {
            return departments.isEmpty() ? null : departments.getFirst();
        }
        if (departments.contains(asked)
                || all.knows(asked)
                || before != null && before.seen().knows(asked)
                || inTheEnd.test(asked)) {
            return asked;
        }
        throw Units.unknown(asked);
    }
}
