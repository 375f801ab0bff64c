package budgettrail.command.importing;

import budgettrail.event.line.AdjustmentId;
import budgettrail.event.reference.FiscalYear;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names for the adjustments of a ledger: {@code unit/year/document}. Document numbers may repeat,
 * so the second adjustment of a document is {@code …#2}, and so on, in this file and with those
 * recorded before it.
 */
final class AdjustmentNames {
    private final FiscalYear year;
    private final Function<Set<AdjustmentId>, Set<AdjustmentId>> taken;
    private final Set<AdjustmentId> used;

    /**
     * @param rows the rows that will be named
     * @param taken which of these names are recorded already
     */
    AdjustmentNames(
            FiscalYear year,
            List<LedgerRow> rows,
            Function<Set<AdjustmentId>, Set<AdjustmentId>> taken) {
        this.year = year;
        this.taken = taken;
        var first =
                rows.stream()
                        .filter(row -> row.type().adjusts())
                        .map(row -> name(row, 1))
                        .collect(Collectors.toSet());
        this.used = new HashSet<>(taken.apply(first));
    }

    /** A name of its own for the adjustment of this row. */
    AdjustmentId of(LedgerRow row) {
        var count = 1;
        var name = name(row, count);
        while (!used.add(name)) {
            count++;
            name = name(row, count);
            if (!used.contains(name)) {
                used.addAll(taken.apply(Set.of(name)));
            }
        }
        return name;
    }

    private AdjustmentId name(LedgerRow row, int count) {
        var name = row.unit() + "/" + year + "/" + row.number();
        return new AdjustmentId(count == 1 ? name : name + "#" + count);
    }
}
