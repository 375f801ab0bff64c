package budgettrail.command.importing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a ledger that are one thing: both legs of a virement, all year-end rows of a line. */
sealed interface LedgerEntry {
    /** The row that completes it, where it takes its place among the others. */
    int row();

    record Single(LedgerRow only) implements LedgerEntry {
        @Override
        public int row() {
            return only.row();
        }
    }

    record Virement(LedgerRow out, LedgerRow in) implements LedgerEntry {
        @Override
        public int row() {
            return Math.max(out.row(), in.row());
        }
    }

    /** The rows in the file's order, at least one. */
    record Closing(List<LedgerRow> rows) implements LedgerEntry {
        private static final String BETWEEN = "；";

        public Closing {
            rows = List.copyOf(rows);
        }

        @Override
        public int row() {
            return rows.getLast().row();
        }

        /** The numbers of all rows, each once. */
        @Nullable String number() {
            return joined(rows.stream().flatMap(row -> Stream.ofNullable(row.number())));
        }

        /** The reasons of all rows, each once. */
        @Nullable String reason() {
            return joined(rows.stream().flatMap(row -> Stream.ofNullable(row.reason())));
        }

        private static @Nullable String joined(Stream<String> texts) {
            var each = texts.distinct().toList();
            return each.isEmpty() ? null : String.join(BETWEEN, each);
        }
    }
}
