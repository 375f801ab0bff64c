package budgettrail.query.search;

import budgettrail.event.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one part of a query means. */
sealed interface Term {

    /** How many texts are looked for within others, for which each text there is must be read. */
    default int within() {
        return 0;
    }

    /** How many values stand behind its key. */
    default int values() {
        return 1;
    }

    /** Anywhere in what a fact says. */
    record Words(String text) implements Term {
        @Override
        public int within() {
            return 1;
        }
    }

    /** Texts of a field; each whole, or its beginning if a star ends it. */
    record Values(Key key, List<String> texts) implements Term {
        @Override
        public int within() {
            return key.within() ? texts.size() : 0;
        }

        @Override
        public int values() {
            return texts.size();
        }
    }

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
