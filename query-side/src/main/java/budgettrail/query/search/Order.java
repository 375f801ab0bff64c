package budgettrail.query.search;

import budgettrail.query.reading.Parameters;
import org.jspecify.annotations.Nullable;

/** Which facts come first. */
enum Order {
    NEWEST,
    OLDEST;

    static Order of(@Nullable String text) {
        return switch (text) {
            case null -> NEWEST;
            case "newest" -> NEWEST;
            case "oldest" -> OLDEST;
            default -> throw Parameters.invalid("order");
        };
    }
}
