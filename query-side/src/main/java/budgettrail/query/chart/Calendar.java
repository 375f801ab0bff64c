package budgettrail.query.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The months of a year across a drawing, all equally wide, as time progress counts them. */
final class Calendar {
    private static final int MONTHS = 12;
    private static final int QUARTER = 3;
    private static final int BAR_PERCENT = 54;

    /**
     * A month.
     *
     * @param quarter whether a quarter ends with it
     */
    public record Slot(int month, Part x, Part width, Part middle, boolean quarter) {}

    private Calendar() {}

    static List<Slot> slots() {
        return IntStream.rangeClosed(1, MONTHS).mapToObj(Calendar::slot).toList();
    }

    private static Slot slot(int month) {
        var x = Part.of(month - 1L, MONTHS);
        var width = Part.of(month, MONTHS).minus(x);
        return new Slot(
                month, x, width, Part.of(2L * month - 1, 2L * MONTHS), month % QUARTER == 0);
    }

    /** Where a day ends. */
    static Part end(LocalDate day) {
        var days = day.lengthOfMonth();
        return Part.of(
                (day.getMonthValue() - 1L) * days + day.getDayOfMonth(), (long) MONTHS * days);
    }

    /** Where the bar of a month begins. */
    static Part barStart(int month) {
        var percent = (month - 1L) * 100 + (100 - BAR_PERCENT) / 2;
        return Part.of(percent, MONTHS * 100L);
    }

    static Part barWidth() {
        return Part.of(BAR_PERCENT, MONTHS * 100L);
    }
}
