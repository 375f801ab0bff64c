package budgettrail.query.index;

import budgettrail.event.money.Money;
import org.jspecify.annotations.Nullable;

/** What a fact is found by, and the same as it was written. */
public record FactInWords(FactEntry entry, FactWords words) {
    public @Nullable Money amount() {
        return entry.amount();
    }

    /** As it was written. */
    public @Nullable String text(Field field) {
        return words.texts().get(field);
    }
}
