package budgettrail.command.importing;

import budgettrail.command.rejection.AdjustmentRejection;
import budgettrail.command.rejection.AdjustmentRejection.LinesDifferInFund;
import budgettrail.command.rejection.AdjustmentRejection.LinesDifferInYear;
import budgettrail.command.rejection.AdjustmentRejection.SameLine;
import budgettrail.command.rejection.ClosingRejection;
import budgettrail.command.rejection.CommitmentRejection;
import budgettrail.command.rejection.DisbursementRejection;
import budgettrail.command.rejection.LineRejection;
import budgettrail.command.rejection.LineRejection.LimitReached;
import budgettrail.command.rejection.LineRejection.UnitMismatch;
import budgettrail.command.rejection.LineRejection.UnknownLine;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.command.rejection.MoneyRejection;
import budgettrail.command.rejection.ReferenceRejection;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a ledger that are one thing: both legs of a virement, all year-end rows of a line. */
sealed interface LedgerEntry {
    /** The row that completes it, where it takes its place among the others. */
    int row();

    /** The row at which such a refusal is told. */
    default int refusedAt(Rejection rejection) {
        return row();
    }

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

        /** That of the leg that gives, unless it is about the line that receives. */
        @Override
        public int refusedAt(Rejection rejection) {
            return ofReceiving(rejection) ? in.row() : out.row();
        }

        private boolean ofReceiving(Rejection rejection) {
            return switch (rejection) {
                case UnknownLine(_, var field) -> field.equals("to");
                case UnitMismatch(var line, _, _) -> receives(line);
                case YearClosed(var line, _, _) -> receives(line);
                case LimitReached(var line, _, _) -> receives(line);
                case SameLine _, LinesDifferInFund _, LinesDifferInYear _ -> true;
                case LineRejection _,
                        MoneyRejection _,
                        AdjustmentRejection _,
                        CommitmentRejection _,
                        DisbursementRejection _,
                        ClosingRejection _,
                        ReferenceRejection _ ->
                        false;
            };
        }

        private boolean receives(LineId line) {
            return line.key().equals(in.key()) && !line.key().equals(out.key());
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
