package budgettrail.query.replay;

import budgettrail.query.figures.Sum;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is live otherwise than the log says. Sums have amounts; all else has words, none where it is
 * not there.
 *
 * @param key of the line; none: it is about the year
 * @param measure its number
 * @param day from which it counts; none: any
 * @param subject such as a payment
 * @param position the first fact from which they differ; none: their journals do not
 */
record Drift(
        Kept kept,
        int year,
        @Nullable String key,
        @Nullable Integer measure,
        @Nullable LocalDate day,
        @Nullable String subject,
        @Nullable Sum live,
        @Nullable Sum replayed,
        @Nullable String liveState,
        @Nullable String replayedState,
        @Nullable Long position) {
    /** How many are kept of a replay. */
    static final int MOST = 100;

    static final Comparator<Drift> ORDER =
            Comparator.comparingInt(Drift::year)
                    .thenComparing(Drift::key, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Drift::measure, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Drift::day, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Drift::kept)
                    .thenComparing(
                            Drift::subject, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** As its line is written; the year alone where it is about that. */
    String line() {
        return key == null ? Integer.toString(year) : year + ":" + key;
    }

    /** Whether the other one is part of what this one is a sum of. */
    boolean sums(Drift other) {
        return other.line().equals(line())
                && other.measure() != null
                && other.measure().equals(measure)
                && (day == null || day.equals(other.day()));
    }

    Drift from(@Nullable Long first) {
        return new Drift(
                kept,
                year,
                key,
                measure,
                day,
                subject,
                live,
                replayed,
                liveState,
                replayedState,
                first);
    }
}
