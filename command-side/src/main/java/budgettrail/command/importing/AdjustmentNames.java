package budgettrail.command.importing;

import budgettrail.event.line.AdjustmentId;
import budgettrail.event.reference.FiscalYear;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Names for the adjustments of a ledger: {@code unit/year/document}, the document as a code.
 * Document numbers may repeat, so the second adjustment of a document is {@code …#2}, and so on, in
 * this file and with those recorded before it.
 */
final class AdjustmentNames {
    private final FiscalYear year;
    private final Function<Set<AdjustmentId>, Set<AdjustmentId>> taken;
    private final Map<String, Document> documents = new HashMap<>();

    /** By facts of the log, as far as it was asked, and by rows of the file. */
    private final Set<AdjustmentId> used = new HashSet<>();

    /** What is known of one document's names. */
    private static final class Document {
        /** How many adjustments of the file bear it. */
        private int rows;

        /** The number that the last one named has; those before it are not free. */
        private int last;

        /** How many of its names it is known of whether they are taken. */
        private int asked;
    }

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
        rows.stream()
                .filter(row -> row.type().adjusts())
                .forEach(
                        row -> documents.computeIfAbsent(bearing(row), _ -> new Document()).rows++);
        ask(documents);
    }

    /** A name of its own for the adjustment of this row. */
    AdjustmentId next(LedgerRow row) {
        var bearing = bearing(row);
        var document = documents.computeIfAbsent(bearing, _ -> new Document());
        AdjustmentId name;
        do {
            document.last++;
            if (document.last > document.asked) {
                ask(Map.of(bearing, document));
            }
            name = name(bearing, document.last);
        } while (!used.add(name));
        return name;
    }

    /** Which of the next names are taken: first as many as there are rows, then twice as many. */
    private void ask(Map<String, Document> some) {
        var names = new HashSet<AdjustmentId>();
        some.forEach(
                (bearing, document) -> {
                    var to = document.asked + Math.max(1, Math.max(document.rows, document.asked));
                    while (document.asked < to) {
                        document.asked++;
                        names.add(name(bearing, document.asked));
                    }
                });
        if (!names.isEmpty()) {
            used.addAll(taken.apply(names));
        }
    }

    private String bearing(LedgerRow row) {
        return row.unit()
                + "/"
                + year
                + "/"
                + DocumentCode.of(Objects.requireNonNull(row.number()));
    }

    private static AdjustmentId name(String bearing, int count) {
        return new AdjustmentId(count == 1 ? bearing : bearing + "#" + count);
    }
}
