package budgettrail.command.importing;

import budgettrail.command.importing.table.Errors;
import budgettrail.command.importing.table.Row;
import budgettrail.event.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/** Adds a table up, and compares it with what its own last row says it adds up to. */
final class Footing {
    private static final Set<String> TOTAL = Set.of("合计", "总计", "TOTAL", "Total", "total");

    private final Errors errors;
    private int count;
    private BigInteger fen = BigInteger.ZERO; // 200,000 rows of the largest amount exceed a long.
    private boolean closed;

    Footing(Errors errors) {
        this.errors = errors;
    }

    /** Whether the row is a total by what stands in its first cell or under its key. */
    static boolean total(Row row, String key) {
        return TOTAL.contains(row.peekFirst()) || TOTAL.contains(row.peek(key));
    }

    void add(Row row, Money amount) {
        if (closed) {
            row.refuse(null, "ROW_AFTER_TOTAL");
        }
        count++;
        fen = fen.add(BigInteger.valueOf(amount.fen()));
    }

    /** The table's own last row. With other errors before it the sum would only say so again. */
    void close(Row row, String column, Money stated) {
        if (closed) {
            row.refuse(null, "ROW_AFTER_TOTAL");
        }
        closed = true;
        if (errors.none() && !fen.equals(BigInteger.valueOf(stated.fen()))) {
            row.refuse(column, "TOTAL_MISMATCH", stated, yuan());
        }
    }

    int count() {
        return count;
    }

    /** The sum of the amounts, in yuan. */
    String yuan() {
        return new BigDecimal(fen, 2).toPlainString();
    }
}
