package budgettrail.query.reading;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a reading looks at.
 *
 * @param asOf the last day whose facts count; none: today
 * @param known the last fact that counts; none: every one
 * @param minPosition how far the views must have come before they are read
 */
public record Moment(@Nullable LocalDate asOf, @Nullable Known known, long minPosition) {

    /** When something was known. */
    sealed interface Known {}

    record AtPosition(long position) implements Known {}

    record AtInstant(Instant instant) implements Known {}

    /** Today, and everything that is known. */
    public static Moment now() {
        return new Moment(null, null, 0);
    }

    public static Moment of(
            @Nullable String asOf, @Nullable String knownAt, @Nullable String minPosition) {
        return new Moment(
                asOf == null ? null : Parameters.day("asOf", asOf),
                knownAt == null ? null : Parameters.known("knownAt", knownAt),
                minPosition == null ? 0 : Parameters.position("minPosition", minPosition));
    }

    /** The one that two others are compared from; a day that is not asked for is none. */
    public static Moment from(@Nullable String from, @Nullable String fromKnownAt) {
        return new Moment(
                from == null ? null : Parameters.day("from", from),
                fromKnownAt == null ? null : Parameters.known("fromKnownAt", fromKnownAt),
                0);
    }

    public Moment asOf(LocalDate day) {
        return new Moment(day, known, minPosition);
    }
}
