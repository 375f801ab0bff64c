package budgettrail.query.journal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Why a fact could not be posted. Stored by name. */
enum Obstacle {
    /** A fact of a line that nobody opened. */
    NOT_OPENED,
    /** A second opening of a line. */
    OPENED_TWICE,
    /** A sum would leave the range of what can be stored. */
    OUT_OF_RANGE,
    /** It contradicts what is stored, such as a payment with an id that is taken. */
    CONTRADICTION,
    /** An earlier fact of its line could not be posted, so its sums would be wrong. */
    EARLIER_FACT_PARKED;

    /** What it is about the facts that the database refuses; none: it is not about them. */
    static @Nullable Obstacle of(SQLException refusal) {
        var state = refusal.getSQLState() == null ? "" : refusal.getSQLState();
        if (state.startsWith("22")) {
            return OUT_OF_RANGE;
        }
        return state.startsWith("23") ? CONTRADICTION : null;
    }
}
