package budgettrail.query.reading;

import budgettrail.query.reading.Moment.AtInstant;
import budgettrail.query.reading.Moment.AtPosition;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that hold for as long as the views stand as they are: each is kept under the state of the
 * views it was read from, and forgotten with those asked for least.
 */
final class Remembered {
    /** Rows of all answers kept, about a kilobyte each. */
    private static final long MOST_ROWS = 20_000;

    private final Cache<Asked, @Nullable Answer> answers =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_ROWS)
                    .<Asked, @Nullable Answer>weigher((_, answer) -> 1 + answer.rows())
                    .build();

    /**
     * The state of the views.
     *
     * @param filledBy the rebuild that made them; 0: none. The same generation at the same position
     *     may have been filled by two of them
     */
    record Head(int generation, long filledBy, long position) {
        /** Whether the views stood so later: what a later rebuild made is read later. */
        boolean isAfter(Head other) {
            return filledBy == other.filledBy
                    ? position > other.position
                    : filledBy > other.filledBy;
        }
    }

    private record Asked(Object question, LocalDate asOf, @Nullable AtPosition known, Head head) {}

    /** An answer, and the state of the views it was read from. */
    record Fresh(Head head, Answer answer) {}

    /**
     * What was answered before, where it still holds. If many ask what nobody has answered yet, one
     * of them reads it, and the others wait for him. Views that have moved on meanwhile answer them
     * all; those that a crash has taken back answer only whoever read them.
     *
     * @param head how the views stand, or stood a moment ago
     */
    Answer get(Object question, LocalDate asOf, Moment moment, Head head, Supplier<Fresh> read) {
        if (!lasting(moment, head)) {
            return kept(question, asOf, moment, read.get());
        }
        var moved = new AtomicReference<@Nullable Fresh>();
        var answer =
                answers.get(
                        asked(question, asOf, moment, head),
                        _ -> {
                            var fresh = read.get();
                            moved.set(fresh);
                            return head.isAfter(fresh.head()) ? null : fresh.answer();
                        });
        var fresh = moved.get();
        return fresh == null || fresh.head().equals(head)
                ? Objects.requireNonNull(answer)
                : kept(question, asOf, moment, fresh);
    }

    /** The same, if it is there; null if it would have to be read. */
    @Nullable Answer find(Object question, LocalDate asOf, Moment moment, Head head) {
        return lasting(moment, head)
                ? answers.getIfPresent(asked(question, asOf, moment, head))
                : null;
    }

    private Answer kept(Object question, LocalDate asOf, Moment moment, Fresh fresh) {
        if (lasting(moment, fresh.head())) {
            answers.put(asked(question, asOf, moment, fresh.head()), fresh.answer());
        }
        return fresh.answer();
    }

    private static Asked asked(Object question, LocalDate asOf, Moment moment, Head head) {
        return new Asked(question, asOf, (AtPosition) moment.known(), head);
    }

    /** Whether it asks for nothing that these views do not hold yet. */
    private static boolean lasting(Moment moment, Head head) {
        return moment.minPosition() <= head.position()
                && switch (moment.known()) {
                    case null -> true;
                    case AtPosition(var position) -> position <= head.position();
                    case AtInstant _ -> false; // The log must be asked how far that reaches.
                };
    }
}
