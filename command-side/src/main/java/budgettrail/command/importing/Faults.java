package budgettrail.command.importing;

import budgettrail.command.importing.table.Errors;
import budgettrail.command.rejection.Problem;
import budgettrail.command.rejection.Rejection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, and whether it is the file or only the state of things. */
final class Faults {
    private static final int CONFLICT = 409;

    /** Where a row says what a command calls so, in the order in which kinds of files use them. */
    private static final Map<String, String> OPENING =
            Map.of(
                    "line", LineRow.KEY,
                    "amount", LineRow.YUAN,
                    "description/unit", "unit_code",
                    "description/fund", "fund_type",
                    "description/project", "project_code",
                    "description/fiscalAppropriation", "fiscal_appropriation_yuan",
                    "parent", "parent_code");

    private static final Map<String, String> LEDGER =
            Map.ofEntries(
                    Map.entry("line", LedgerRow.KEY),
                    Map.entry("from", LedgerRow.KEY),
                    Map.entry("to", LedgerRow.KEY),
                    Map.entry("amount", LedgerRow.AMOUNT),
                    Map.entry("carryForward", LedgerRow.AMOUNT),
                    Map.entry("lapse", LedgerRow.AMOUNT),
                    Map.entry("unit", "unit_code"),
                    Map.entry("effective", "date"),
                    Map.entry("voucher", "voucher_no"),
                    Map.entry("adjustment", "voucher_no"),
                    Map.entry("refund", "voucher_no"),
                    Map.entry("disbursement", "ref"),
                    Map.entry("commitment", "ref"));

    private final Map<String, String> columns;
    private final Errors errors = new Errors();
    private boolean ofTheFile;

    Faults(Kind kind) {
        this.columns = kind == Kind.EXECUTION ? LEDGER : OPENING;
    }

    /** For what is found by reading. */
    Errors errors() {
        return errors;
    }

    boolean none() {
        return errors.none();
    }

    void add(int row, Rejection rejection) {
        var problem = Problem.of(rejection);
        ofTheFile |= problem.status() != CONFLICT;
        errors.add(row, column(problem), problem.code(), problem.arguments().toArray());
    }

    /** Nobody gave the sender a role for what the row does. */
    void forbid(int row) {
        errors.add(row, null, "FORBIDDEN");
    }

    /** What a row is itself called is made of its number. */
    private @Nullable String column(Problem problem) {
        var pointer = problem.pointer();
        if (ownName(problem)) {
            return LedgerRow.NUMBER;
        }
        return pointer == null ? null : columns.get(pointer.replaceFirst("^/", ""));
    }

    private boolean ownName(Problem problem) {
        return columns == LEDGER && problem.code().equals("DUPLICATE_ID");
    }

    /** Whether a rule of the state refuses each row, and the file itself is as it should be. */
    boolean onlyOfTheState() {
        return !ofTheFile;
    }
}
