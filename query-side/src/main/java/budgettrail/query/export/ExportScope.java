package budgettrail.query.export;

import budgettrail.event.reference.FiscalYear;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is carried out.
 *
 * @param year none: every year
 * @param unit the unit with everything below it; none: every unit
 * @param lines the streams of the lines of the unit; none: of every line
 */
record ExportScope(@Nullable FiscalYear year, @Nullable String unit, @Nullable Set<String> lines) {
    private static final Pattern LINE = Pattern.compile("[0-9]{4}:.*");

    boolean whole() {
        return year == null && unit == null;
    }

    /** What says what units, projects and codes are is in every export. */
    boolean holds(String stream) {
        if (whole() || !LINE.matcher(stream).matches()) {
            return true;
        }
        return (year == null || stream.startsWith(year + ":"))
                && (lines == null || lines.contains(stream));
    }

    /** A part of the file's name. */
    String name() {
        var years = year == null ? "all" : year.toString();
        return unit == null ? years : years + "-" + unit.replaceAll("[^0-9A-Za-z-]", "_");
    }
}
