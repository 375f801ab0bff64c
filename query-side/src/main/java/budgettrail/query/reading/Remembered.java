package budgettrail.query.reading;

import budgettrail.query.reading.Moment.AtInstant;
import budgettrail.query.reading.Moment.AtPosition;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers that hold for as long as the views stand as they are: each is kept under the state of the
 * views it was read from, and forgotten with those asked for least.
 */
final class Remembered {
    /** Rows of all answers kept, about a kilobyte each. */
    private static final long MOST_ROWS = 20_000;

    private final Cache<Asked, Answer> answers =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_ROWS)
                    .<Asked, Answer>weigher((_, answer) -> 1 + answer.rows())
                    .build();

    /** The state of the views. */
    record Head(int generation, long position) {}

    private record Asked(Object question, LocalDate asOf, @Nullable AtPosition known, Head head) {}

    /** What was answered before, where it still holds. */
    Optional<Answer> find(Object question, LocalDate asOf, Moment moment, Head head) {
        return lasting(moment, head)
                ? Optional.ofNullable(answers.getIfPresent(asked(question, asOf, moment, head)))
                : Optional.empty();
    }

    void keep(Object question, LocalDate asOf, Moment moment, Head head, Answer answer) {
        if (lasting(moment, head)) {
            answers.put(asked(question, asOf, moment, head), answer);
        }
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
