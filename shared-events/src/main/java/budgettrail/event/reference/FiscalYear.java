package budgettrail.event.reference;

import java.time.LocalDate;
import java.util.stream.IntStream;

/**
 * A fiscal year, 1 January to 31 December in Asia/Shanghai. Always explicit, never taken from a
 * clock.
 */
public record FiscalYear(int value) implements Comparable<FiscalYear> {
    public static final int EARLIEST = 1950;
    public static final int LATEST = 2200;

    /** Each key and each name of a line has one in it. */
    private static final String[] WRITTEN =
            IntStream.rangeClosed(EARLIEST, LATEST)
                    .mapToObj(Integer::toString)
                    .toArray(String[]::new);

    public FiscalYear {
        if (value < EARLIEST || value > LATEST) {
            throw new IllegalArgumentException("Not a fiscal year: " + value);
        }
    }

    public LocalDate firstDay() {
        return LocalDate.of(value, 1, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(value, 12, 31);
    }

    public FiscalYear next() {
        return new FiscalYear(value + 1);
    }

    public boolean holds(LocalDate date) {
        return date.getYear() == value;
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return WRITTEN[value - EARLIEST];
    }
}
