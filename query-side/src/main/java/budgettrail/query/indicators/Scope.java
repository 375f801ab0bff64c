package budgettrail.query.indicators;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.reading.Sight;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for.
 *
 * @param project none: with or without one
 * @param keys none: every line
 * @param items the economic codes of “三公” lines; none: of any kind
 * @param procurement whether only lines of 政府采购 are
 */
public record Scope(
        FiscalYear year,
        Sight sight,
        @Nullable String project,
        String @Nullable [] keys,
        @Nullable Set<String> items,
        boolean procurement) {

    public static Scope of(FiscalYear year, Sight sight) {
        return new Scope(year, sight, null, null, null, false);
    }

    /** Of units that are in another sight, too. */
    public Scope and(Sight other) {
        return new Scope(year, sight.and(other), project, keys, items, procurement);
    }

    /** Of one project only; nothing: with or without one. */
    public Scope ofProject(@Nullable String code) {
        return new Scope(year, sight, code, keys, items, procurement);
    }

    /** Of these lines only. */
    public Scope ofLines(String... lines) {
        return new Scope(year, sight, project, lines, items, procurement);
    }

    /** Of “三公” lines with these codes only. */
    public Scope ofItems(Set<String> codes) {
        return new Scope(year, sight, project, keys, codes, procurement);
    }

    /** Of lines of 政府采购 only. */
    public Scope ofProcurement() {
        return new Scope(year, sight, project, keys, items, true);
    }
}
