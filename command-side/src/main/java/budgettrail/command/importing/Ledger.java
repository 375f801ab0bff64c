package budgettrail.command.importing;

import static java.util.Comparator.comparingInt;

import budgettrail.command.importing.LedgerEntry.Closing;
import budgettrail.command.importing.LedgerEntry.Single;
import budgettrail.command.importing.LedgerEntry.Virement;
import budgettrail.command.importing.LedgerRow.Type;
import budgettrail.command.importing.table.Errors;
import budgettrail.event.Text;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the rows of a ledger together that belong together. */
final class Ledger {
    private static final String UNPAIRED_VIREMENT = "UNPAIRED_VIREMENT";

    private final Errors errors;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<Pair, LedgerRow> alone = new LinkedHashMap<>();
    private final Map<YearEnd, List<LedgerRow>> closings = new LinkedHashMap<>();

    private Ledger(Errors errors) {
        this.errors = errors;
    }

    /** What the two legs of a virement share. */
    private record Pair(
            String ref, LocalDate date, Money amount, @Nullable ExemptionGround ground) {}

    /** What the year-end rows of one line share. */
    private record YearEnd(String key, LocalDate date) {}

    /** The entries in the order of the rows that complete them. */
    static List<LedgerEntry> entries(List<LedgerRow> rows, Errors errors) {
        var ledger = new Ledger(errors);
        rows.forEach(ledger::take);
        ledger.alone.forEach(
                (pair, row) -> errors.add(row.row(), "ref", UNPAIRED_VIREMENT, pair.ref()));
        ledger.closings.values().forEach(closing -> ledger.close(new Closing(closing)));
        ledger.entries.sort(comparingInt(LedgerEntry::row));
        return List.copyOf(ledger.entries);
    }

    private void take(LedgerRow row) {
        switch (row.type()) {
            case VIREMENT_OUT, VIREMENT_IN -> pair(row);
            case YEAR_END_LAPSE, YEAR_END_CARRY_FORWARD -> end(row);
            case DISBURSEMENT,
                    REFUND,
                    PRIOR_YEAR_REFUND,
                    SUPPLEMENT,
                    REDUCTION,
                    COMMITMENT,
                    COMMITMENT_RELEASE ->
                    entries.add(new Single(row));
        }
    }

    private void end(LedgerRow row) {
        var rows =
                closings.computeIfAbsent(
                        new YearEnd(row.key(), row.date()), _ -> new ArrayList<>());
        rows.add(row);
        var first = rows.getFirst();
        if (!row.unit().equals(first.unit())) {
            errors.add(row.row(), "unit_code", "UNITS_DISAGREE", first.unit(), first.row());
        }
    }

    private void close(Closing closing) {
        refuseLong(closing, LedgerRow.NUMBER, closing.number());
        refuseLong(closing, LedgerRow.REASON, closing.reason());
        entries.add(closing);
    }

    private void refuseLong(Closing closing, String column, @Nullable String text) {
        if (text != null && text.length() > Text.LONGEST_NOTE) {
            errors.add(closing.row(), column, "YEAR_END_TOO_LONG", Text.LONGEST_NOTE);
        }
    }

    private void pair(LedgerRow row) {
        if (row.ref() == null) {
            errors.add(row.row(), "ref", UNPAIRED_VIREMENT, "");
            return;
        }
        var shared = new Pair(row.ref(), row.date(), row.amount(), row.ground());
        var other = alone.remove(shared);
        if (other == null) {
            alone.put(shared, row);
        } else if (other.type() == row.type()) {
            errors.add(row.row(), "ref", UNPAIRED_VIREMENT, shared.ref());
        } else {
            var out = row.type() == Type.VIREMENT_OUT ? row : other;
            entries.add(new Virement(out, out == row ? other : row));
        }
    }
}
