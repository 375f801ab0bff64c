package budgettrail.query.page;

import budgettrail.event.reference.FiscalYear;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the subject of a page: where it is, what its figures reflect, and where one
 * can go from it.
 *
 * @param asOf the day, written alike in every language
 * @param with the day to compare with
 * @param place this page
 * @param crumbs the way down to it; the last one is the page itself
 * @param known the same page with everything that is known
 * @param alone the same page without the day to compare with
 * @param compare two moments of what the page is about; none: it is about nothing that is summed
 */
public record Frame(
        int year,
        String asOf,
        @Nullable String with,
        Slider slider,
        boolean ended,
        boolean kiosk,
        Standing standing,
        Place place,
        List<Crumb> crumbs,
        List<Link> years,
        List<Link> days,
        List<Department> departments,
        String known,
        String alone,
        @Nullable String compare) {
    private static final int MOST_DEPARTMENTS = 500;
    private static final Set<String> OF_ONE_YEAR = Set.of("line", "payment");
    private static final Set<String> OF_ONE_DEPARTMENT = Set.of("line", "payment", "project");

    private static final String MOMENTS = "/compare";
    private static final Set<String> COMPARED = Set.of("/dashboard", "/project", "/line", "/facts");
    private static final List<String> OF_A_PART = List.of("project", "line", "item");

    /**
     * What the figures reflect.
     *
     * @param past whether the day is over
     * @param ahead whether the day has not come
     * @param knownAt as people write it; none: everything known counts
     * @param position the last fact of the log that counts
     * @param sample how much of the sample the log began with: {@code year}, {@code budget} or
     *     {@code none}
     * @param nothing whether the log has no fact at all
     * @param behind how many facts of the log have not been added up yet
     */
    public record Standing(
            boolean past,
            boolean ahead,
            @Nullable String knownAt,
            long position,
            String sample,
            boolean nothing,
            long behind,
            long parkedLines) {}

    /**
     * A way to a department.
     *
     * @param current whether it leads here
     */
    public record Department(Named name, String address, boolean current) {}

    /** The year as a slider: days since its first, to its last or today. */
    public record Slider(String first, int last, int day) {}

    /**
     * @param here the page with its own parameters
     */
    public static Frame of(View view, Place here, List<Crumb> crumbs) {
        var asOf = view.asOf();
        var with = view.question().with();
        return new Frame(
                view.year().value(),
                asOf.toString(),
                with == null ? null : with.toString(),
                slider(view),
                view.ended(),
                view.question().kiosk(),
                standing(view),
                here,
                List.copyOf(crumbs),
                years(view, here),
                days(view, here),
                departments(view, here),
                here.and("knownAt", null).address(),
                alone(here).address(),
                compare(here));
    }

    /** Of a department or unit, a project, a line, or what facts are of. */
    private static @Nullable String compare(Place here) {
        if (!COMPARED.contains(here.path())) {
            return null;
        }
        var place = here.at(MOMENTS).and("with", null).and("kiosk", null);
        for (var name : OF_A_PART) {
            place = place.and(name, here.parameters().get(name));
        }
        return place.and("from", here.parameters().get("with"))
                .and("fromKnownAt", knownThen(here))
                .address();
    }

    /** The day to compare with is as it is known now. */
    private static @Nullable String knownThen(Place here) {
        return here.parameters().containsKey("with") ? here.parameters().get("knownAt") : null;
    }

    private static Standing standing(View view) {
        return new Standing(
                view.asOf().isBefore(view.today()),
                view.ahead(),
                view.shownKnownAt(),
                view.snapshot().position(),
                view.sample(),
                view.nothingRecorded(),
                view.behind(),
                view.parkedLines());
    }

    private static Slider slider(View view) {
        var first = view.year().firstDay();
        var last = view.lastLookedAt();
        var day = view.asOf().isAfter(last) ? last : view.asOf();
        var shown = day.isBefore(first) ? first : day;
        return new Slider(first.toString(), last.getDayOfYear() - 1, shown.getDayOfYear() - 1);
    }

    /** What is compared has columns of its own, by which a table may be sorted. */
    private static Place alone(Place here) {
        return here.parameters().containsKey("with") ? here.and("with", null).unsorted() : here;
    }

    /** Two moments are told by other parts there; and none of it is within the department here. */
    private static Place elsewhere(Place here) {
        var place = here.withoutBeginnings().and("within", null);
        return here.path().equals(MOMENTS) ? place.unsorted() : place;
    }

    /** None where the page is about something of one year. */
    private static List<Link> years(View view, Place here) {
        if (OF_ONE_YEAR.stream().anyMatch(here.parameters()::containsKey)) {
            return List.of();
        }
        var years = new TreeSet<FiscalYear>();
        view.years().forEach(one -> years.add(one.year()));
        years.add(view.year());
        var anyDay = alone(elsewhere(here)).and("asOf", null);
        var place = anyDay.and("from", null).and("fromKnownAt", null);
        return years.stream()
                .map(
                        year ->
                                new Link(
                                        year.toString(),
                                        OtherYear.of(view, year, place).address(),
                                        year.equals(view.year())))
                .toList();
    }

    /** The month ends that are over. */
    private static List<Link> days(View view, Place here) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(view.year().value(), month).atEndOfMonth())
                .filter(day -> !day.isAfter(view.today()))
                .map(day -> day(day, view, here))
                .toList();
    }

    private static Link day(LocalDate day, View view, Place here) {
        return new Link(day.toString(), here.and("asOf", day).address(), day.equals(view.asOf()));
    }

    /**
     * To the same page of another department, or to its dashboard where there is none. That of a
     * line is where the line is, whichever one was asked for.
     */
    private static List<Department> departments(View view, Place here) {
        if (view.departments().size() < 2) {
            return List.of();
        }
        var own = OF_ONE_DEPARTMENT.stream().anyMatch(here.parameters()::containsKey);
        var elsewhere = own ? here.at("/dashboard") : elsewhere(here);
        var shown = here.parameters().getOrDefault("department", view.top());
        return view.departments().stream()
                .limit(MOST_DEPARTMENTS)
                .map(
                        code ->
                                new Department(
                                        view.unit(code),
                                        elsewhere.and("department", code).address(),
                                        code.equals(shown)))
                .toList();
    }
}
