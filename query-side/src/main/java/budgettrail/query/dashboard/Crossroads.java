package budgettrail.query.dashboard;

import budgettrail.query.dashboard.Dashboard.Ways;
import budgettrail.query.dashboard.Link.Place;
import budgettrail.web.language.Language;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds where a page leads: other years, days and departments, with everything else kept. */
record Crossroads(Question question, View view, LocalDate today) {
    private static final int MOST_DEPARTMENTS = 500;

    Ways ways() {
        var here = here();
        return new Ways(
                years(here),
                days(here),
                departments(here),
                here.address(DashboardController.TABLE),
                here.address(DashboardController.PAGE, Language.ZH.tag()),
                here.address(DashboardController.PAGE, Language.EN.tag()),
                here.now().address(DashboardController.PAGE));
    }

    /** Whoever sees one department only needs no name for it. */
    private Place here() {
        var several = view.departments().size() > 1;
        return new Place(
                view.year().value(),
                view.snapshot().asOf(),
                several ? view.top() : question.department(),
                question.knownAt());
    }

    private List<Link> years(Place here) {
        var years = new TreeSet<Integer>();
        view.years().forEach(one -> years.add(one.year().value()));
        years.add(here.fiscalYear());
        return years.stream()
                .map(
                        year ->
                                new Link(
                                        Integer.toString(year),
                                        here.year(year).address(DashboardController.PAGE),
                                        year == here.fiscalYear()))
                .toList();
    }

    /** The month ends that are over. */
    private List<Link> days(Place here) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(here.fiscalYear(), month).atEndOfMonth())
                .filter(day -> !day.isAfter(today))
                .map(
                        day ->
                                new Link(
                                        day.toString(),
                                        here.day(day).address(DashboardController.PAGE),
                                        day.equals(here.asOf())))
                .toList();
    }

    private List<Link> departments(Place here) {
        if (view.departments().size() < 2) {
            return List.of();
        }
        var tree = view.sight().tree();
        return view.departments().stream()
                .limit(MOST_DEPARTMENTS)
                .map(
                        group ->
                                new Link(
                                        Named.of(group.key(), tree).in(Language.ZH.tag()),
                                        here.department(group.key())
                                                .address(DashboardController.PAGE),
                                        group.key().equals(view.top())))
                .toList();
    }
}
