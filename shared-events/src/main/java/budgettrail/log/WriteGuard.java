package budgettrail.log;

import org.jspecify.annotations.Nullable;

/** Asked before anything is recorded. */
@FunctionalInterface
public interface WriteGuard {
    /** Nothing is in the way. */
    WriteGuard NONE = () -> null;

    /** Why nothing may be recorded; null if it may. */
    @Nullable String objection();
}
