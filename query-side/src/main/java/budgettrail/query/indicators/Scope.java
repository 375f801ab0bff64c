package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.Sight;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for.
 *
 * @param project none: with or without one
 * @param keys none: every line
 */
public record Scope(
        FiscalYear year, Sight sight, @Nullable String project, String @Nullable [] keys) {

    public static Scope of(FiscalYear year, Sight sight) {
        return new Scope(year, sight, null, null);
    }
}
