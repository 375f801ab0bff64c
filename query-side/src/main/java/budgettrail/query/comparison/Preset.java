package budgettrail.query.comparison;

import budgettrail.query.page.Place;
import budgettrail.query.page.View;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Two moments that people often ask for.
 *
 * @param key of its message, under {@code compare.preset.}
 * @param argument of the message
 */
record Preset(String key, String argument, String address) {
    static List<Preset> of(View view, Place here) {
        var presets = new ArrayList<Preset>();
        var month = monthBefore(view);
        var first = view.year().firstDay();
        if (!month.equals(first)) {
            presets.add(days("month", month, view, here));
        }
        presets.add(days("year", first, view, here));
        if (view.asOf().isBefore(view.today())) {
            presets.add(known("late", view.asOf(), view, here));
        }
        presets.add(known("today", view.today().minusDays(1), view, here));
        return List.copyOf(presets);
    }

    /** The end of the month before the day; in January, the first day of the year. */
    static LocalDate monthBefore(View view) {
        var first = view.year().firstDay();
        var end = YearMonth.from(view.asOf()).minusMonths(1).atEndOfMonth();
        return end.isBefore(first) ? first : end;
    }

    private static Preset days(String key, LocalDate from, View view, Place here) {
        var place = here.and("from", from).and("fromKnownAt", here.parameters().get("knownAt"));
        return new Preset(key, from.toString(), place.address());
    }

    /** What was recorded after a day was over, of what counts now. */
    private static Preset known(String key, LocalDate day, View view, Place here) {
        var place = here.and("from", view.asOf()).and("fromKnownAt", day).and("knownAt", null);
        return new Preset(key, day.toString(), place.address());
    }
}
