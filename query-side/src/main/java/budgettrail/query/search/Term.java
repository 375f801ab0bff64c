package budgettrail.query.search;

import budgettrail.event.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one part of a query means. */
sealed interface Term {

    /** Anywhere in what a fact says. */
    record Words(String text) implements Term {}

    /** Texts of a field; each whole, or its beginning if a star ends it. */
    record Values(Key key, List<String> texts) implements Term {}

    /** Stored names of types. */
    record Actions(List<String> types) implements Term {}

    /** Both included; none: without an end. */
    record Amounts(@Nullable Money least, @Nullable Money most) implements Term {}

    /** Both included; none: without an end. */
    record Days(@Nullable LocalDate first, @Nullable LocalDate last) implements Term {}

    /**
     * @param until not included; none, as the other: without an end
     */
    record Moments(@Nullable Instant from, @Nullable Instant until) implements Term {}

    record Imported(boolean imported) implements Term {}
}
