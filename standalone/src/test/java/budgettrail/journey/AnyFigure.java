package budgettrail.journey;

import budgettrail.access.Manager;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a scope, as of a day, as known at a moment.
 *
 * @param unit with all below it; none: the line says where it is
 * @param project none: with or without one
 * @param knownAt as it is asked; none: everything known counts
 * @param position the last fact that counts
 */
record AnyFigure(
        String figure,
        int year,
        @Nullable String unit,
        @Nullable String project,
        @Nullable String line,
        LocalDate asOf,
        @Nullable String knownAt,
        long position) {

    /**
     * What paper says of it.
     *
     * @param lines that are meant
     * @param figures all of theirs
     * @param topmost whether the unit is under no other
     */
    record OnPaper(Set<String> lines, Map<String, BigInteger> figures, boolean topmost) {}

    OnPaper onPaper(List<RawFact> log) {
        var fold = new PaperFold(log, position, asOf);
        var lines =
                fold.lines(
                        year,
                        (id, is) ->
                                line != null
                                        ? id.equals(line)
                                        : fold.below(is.unit(), Objects.requireNonNull(unit))
                                                && (project == null
                                                        || project.equals(is.project())));
        return new OnPaper(lines, fold.figures(lines), unit != null && fold.topmost(unit));
    }

    /** The same at the moment of another one. */
    AnyFigure at(AnyFigure other) {
        return new AnyFigure(
                figure, year, unit, project, line, other.asOf(), other.knownAt(), other.position());
    }

    AnyFigure on(LocalDate day) {
        return new AnyFigure(figure, year, unit, project, line, day, knownAt, position);
    }

    /** As a page is asked. */
    String onPage() {
        return "?fiscalYear=%d&figure=%s".formatted(year, figure)
                + part("department", unit)
                + part("project", project)
                + part("line", line)
                + moment();
    }

    String moment() {
        return "&asOf=" + asOf + part("knownAt", knownAt);
    }

    /** As one is asked that compares from here. */
    String from() {
        return "&from=" + asOf + part("fromKnownAt", knownAt);
    }

    static String part(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + Manager.encoded(value);
    }
}
