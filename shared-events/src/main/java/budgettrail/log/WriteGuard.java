package budgettrail.log;

import org.jspecify.annotations.Nullable;

/** Asked before anything is recorded. */
@FunctionalInterface
public interface WriteGuard {
    /** Nothing is in the way. */
    WriteGuard NONE = () -> null;

    /** Why nothing may be recorded; null if it may. */
    @Nullable String objection();

    /** What keeps it from knowing yet; null if it knows. Nothing may be recorded until it does. */
    default @Nullable String hindrance() {
        return null;
    }
}
