package budgettrail.query.reading;

import budgettrail.event.Text;
import budgettrail.event.reference.FiscalYear;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Query parameters as people write them, read strictly: ASCII digits, ISO dates, nothing else. */
public final class Parameters {
    /** The most rows one page may have. */
    public static final int MOST = 100;

    private static final int USUAL = 50;
    private static final int LONGEST_WORDS = 100;
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Parameters() {}

    public static FiscalYear fiscalYear(String text) {
        if (!YEAR.matcher(text).matches()) {
            throw invalid("fiscalYear");
        }
        var year = Integer.parseInt(text);
        if (year < FiscalYear.EARLIEST || year > FiscalYear.LATEST) {
            throw invalid("fiscalYear");
        }
        return new FiscalYear(year);
    }

    public static LocalDate day(String name, String text) {
        if (!DAY.matcher(text).matches()) {
            throw invalid(name);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw invalid(name);
        }
    }

    /** A position of the log, or a moment with its offset ({@code 2022-12-31T08:00:00+08:00}). */
    static Moment.Known known(String name, String text) {
        if (NUMBER.matcher(text).matches()) {
            return new Moment.AtPosition(Long.parseLong(text));
        }
        try {
            // An unescaped plus sign arrives as a blank.
            var moment = OffsetDateTime.parse(text.replace(' ', '+'));
            if (moment.getYear() < FiscalYear.EARLIEST || moment.getYear() > FiscalYear.LATEST) {
                throw invalid(name);
            }
            return new Moment.AtInstant(moment.toInstant());
        } catch (DateTimeException _) {
            throw invalid(name);
        }
    }

    /** A number from 0 on, such as a position of the log. */
    public static long position(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw invalid(name);
        }
        return Long.parseLong(text);
    }

    /** A code of a unit, project or classification; nothing stays nothing. */
    public static @Nullable String code(String name, @Nullable String text) {
        if (text != null && !Text.isCode(text)) {
            throw invalid(name);
        }
        return text;
    }

    /** Words to search for; blanks alone are nothing. */
    public static @Nullable String words(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!Text.isNote(text) || text.length() > LONGEST_WORDS) {
            throw invalid(name);
        }
        return text.strip();
    }

    /** How many rows a page has: at most {@value #MOST}. */
    public static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        var limit = position("limit", text);
        if (limit < 1 || limit > MOST) {
            throw invalid("limit");
        }
        return (int) limit;
    }

    public static ProblemException invalid(String name) {
        return new ProblemException(Problems.invalidParameter(name));
    }
}
