package budgettrail.query.search;

import budgettrail.event.reference.FiscalYear;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** A year, a month, a day, or a minute or second of one, as it is written. */
final class Period {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}(:[0-9]{2})?)(z|[+-][0-9]{2}:[0-9]{2})?");

    private Period() {}

    /** From the first to the last day. */
    record Days(LocalDate first, LocalDate last) {}

    /** From a moment until before another. */
    record Moments(Instant from, Instant until) {}

    /**
     * @param text folded
     */
    static Optional<Days> days(String text) {
        try {
            return daysOf(text).filter(days -> isUsual(days.first()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Days> daysOf(String text) {
        if (YEAR.matcher(text).matches()) {
            var first = LocalDate.of(Integer.parseInt(text), 1, 1);
            return Optional.of(new Days(first, first.plusYears(1).minusDays(1)));
        }
        if (MONTH.matcher(text).matches()) {
            var month = YearMonth.parse(text);
            return Optional.of(new Days(month.atDay(1), month.atEndOfMonth()));
        }
        if (DAY.matcher(text).matches()) {
            var day = LocalDate.parse(text);
            return Optional.of(new Days(day, day));
        }
        return Optional.empty();
    }

    /** As above, or to the minute or second; without an offset in Shanghai. */
    static Optional<Moments> moments(String text) {
        var days = days(text);
        if (days.isPresent()) {
            return days.map(
                    it ->
                            new Moments(
                                    it.first().atStartOfDay(SHANGHAI).toInstant(),
                                    it.last().plusDays(1).atStartOfDay(SHANGHAI).toInstant()));
        }
        try {
            return momentOf(text);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Moments> momentOf(String text) {
        var matcher = MOMENT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var local = LocalDateTime.parse(matcher.group(1).replace('t', 'T'));
        var offset = matcher.group(3);
        var from =
                offset == null
                        ? local.atZone(SHANGHAI).toInstant()
                        : OffsetDateTime.parse(local + offset.replace('z', 'Z')).toInstant();
        var lasts = matcher.group(2) == null ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        return isUsual(local.toLocalDate())
                ? Optional.of(new Moments(from, from.plus(1, lasts)))
                : Optional.empty();
    }

    private static boolean isUsual(LocalDate day) {
        return day.getYear() >= FiscalYear.EARLIEST && day.getYear() <= FiscalYear.LATEST;
    }
}
