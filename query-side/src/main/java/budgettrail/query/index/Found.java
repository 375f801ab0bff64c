package budgettrail.query.index;

import budgettrail.log.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hit, and what the log has there.
 *
 * @param recorded none: nothing, or nothing that can be read
 * @param entry what it is found by, as the log has it
 */
public record Found(long position, @Nullable Recorded recorded, @Nullable FactInWords entry) {
    /** Whether what the log has there is what was looked for. */
    public boolean meets(List<Condition> conditions) {
        return entry != null && Condition.allHold(conditions, entry.entry());
    }
}
