package budgettrail.command.importing;

import budgettrail.command.importing.table.Errors;
import budgettrail.command.importing.table.Row;
import budgettrail.command.importing.table.Tables;
import budgettrail.command.importing.table.Upload;
import budgettrail.event.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says once read: its rows as what they mean.
 *
 * @param encoding as it was found to be; empty if the file could not be opened
 * @param controlSum the sum of the amounts, in yuan
 */
record TableFile<T>(List<T> rows, String encoding, String controlSum) {
    TableFile {
        rows = List.copyOf(rows);
    }

    /** Reads the file's first table; what is wrong with it is noted. */
    static <T> TableFile<T> read(Upload upload, RowKind<T> kind, Errors errors) {
        return read(upload, null, kind, errors);
    }

    /** Reads the sheet called so, or nothing where a workbook has no such sheet. */
    static <T> TableFile<T> read(
            Upload upload, @Nullable String sheet, RowKind<T> kind, Errors errors) {
        var reader = new Reader<>(kind, errors);
        var reading = Tables.read(upload, sheet, kind.columns(), errors, reader::take);
        return new TableFile<>(reader.rows, reading.encoding(), reader.footing.yuan());
    }

    private static final class Reader<T> {
        private final RowKind<T> kind;
        private final Footing footing;
        private final List<T> rows = new ArrayList<>();
        private final Map<List<String>, Integer> seen = new HashMap<>();

        Reader(RowKind<T> kind, Errors errors) {
            this.kind = kind;
            this.footing = new Footing(errors);
        }

        void take(Row row) {
            var sum = kind.sum();
            if (sum.isPresent() && Footing.total(row, sum.get().key())) {
                var column = sum.get().column().apply(row);
                footing.close(row, column, sum.get().stated().apply(row));
                return;
            }
            refuseSecond(row);
            kind.meaning().apply(row).ifPresent(meaning -> keep(row, meaning));
        }

        private void keep(Row row, T meaning) {
            rows.add(meaning);
            footing.add(row, kind.sum().map(sum -> sum.amount().apply(meaning)).orElse(Money.ZERO));
        }

        private void refuseSecond(Row row) {
            var columns = kind.identity();
            if (columns.stream().noneMatch(row::has)) {
                return;
            }
            var first = seen.putIfAbsent(columns.stream().map(row::peek).toList(), row.number());
            if (first != null) {
                row.refuse(columns.getFirst(), "DUPLICATE_ROW", first);
            }
        }
    }
}
