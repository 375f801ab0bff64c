package budgettrail.query.page;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What every page is asked. A field that a form sends empty counts as not sent.
 *
 * @param year none: one that has something to show
 * @param with a second day, to compare with
 * @param from the moment to compare from; none: there is none
 * @param fromKnownAt as it was written
 * @param department a department or unit; none: the viewer's
 * @param knownAt as it was written, to be kept in the page's links
 * @param kiosk whether it hangs on a wall
 */
public record Question(
        @Nullable FiscalYear year,
        Moment moment,
        @Nullable LocalDate with,
        @Nullable Moment from,
        @Nullable String fromKnownAt,
        @Nullable String department,
        @Nullable String knownAt,
        boolean kiosk) {

    public static Question of(MultiValueMap<String, String> asked) {
        var year = filled(asked, "fiscalYear");
        var known = KnownAt.of(filled(asked, "knownAt"));
        var from = filled(asked, "from");
        var fromKnown = KnownAt.of(filled(asked, "fromKnownAt"));
        var with = filled(asked, "with");
        return new Question(
                year == null ? null : Parameters.fiscalYear(year),
                Moment.of(filled(asked, "asOf"), known, null),
                with == null ? null : Parameters.day("with", with),
                from == null && fromKnown == null ? null : Moment.from(from, fromKnown),
                fromKnown,
                Parameters.code("department", filled(asked, "department")),
                known,
                "1".equals(filled(asked, "kiosk")));
    }

    /**
     * The same about the year of a thing. Where another one was named, neither its department nor
     * its day to compare with is known to be there.
     */
    public Question in(FiscalYear other) {
        var named = year == null || year.equals(other);
        return new Question(
                other,
                moment,
                with != null && !named && !other.holds(with) ? null : with,
                from,
                fromKnownAt,
                named ? department : null,
                knownAt,
                kiosk);
    }

    /** The same without a day to compare with. */
    public Question ofOneDay() {
        return new Question(year, moment, null, from, fromKnownAt, department, knownAt, kiosk);
    }

    /** What it asks of a thing whose year is not known yet. */
    public Question ofAnyYear() {
        return new Question(null, moment, null, null, null, null, knownAt, kiosk);
    }

    public @Nullable LocalDate asOf() {
        return moment.asOf();
    }

    /** Whether a form has sent a field empty. */
    public static boolean emptied(MultiValueMap<String, String> asked, String name) {
        return asked.containsKey(name) && filled(asked, name) == null;
    }

    /** A parameter's only value; nothing if it is missing or blank. */
    public static @Nullable String filled(MultiValueMap<String, String> asked, String name) {
        var values = asked.get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw Parameters.invalid(name);
        }
        var text = values.getFirst();
        return text == null || text.isBlank() ? null : text.strip();
    }
}
