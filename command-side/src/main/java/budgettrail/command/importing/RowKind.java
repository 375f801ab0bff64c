package budgettrail.command.importing;

import budgettrail.command.importing.table.Columns;
import budgettrail.command.importing.table.Row;
import budgettrail.event.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the rows of one kind of table are read and added up.
 *
 * @param identity the columns that no two rows share all of, if the file has them
 * @param meaning what a row says, or nothing if it has errors, which it notes
 * @param sum how the rows add up, where they do
 */
record RowKind<T>(
        Columns columns,
        List<String> identity,
        Function<Row, Optional<T>> meaning,
        Optional<Sum<T>> sum) {

    /**
     * How rows add up.
     *
     * @param key the column that says so, if a row is the total
     * @param amount what a row adds
     * @param column where a row has its amount
     * @param stated what a total says
     */
    record Sum<T>(
            String key,
            Function<T, Money> amount,
            Function<Row, String> column,
            Function<Row, Money> stated) {}

    static final RowKind<LineRow> OPENING_BUDGET =
            new RowKind<>(
                    LineRow.OPENING,
                    List.of(LineRow.KEY),
                    LineRow::opening,
                    Optional.of(
                            new Sum<>(
                                    LineRow.KEY,
                                    LineRow::initial,
                                    LineRow::initialColumn,
                                    LineRow::initial)));

    static final RowKind<LineRow> NEW_LINES =
            new RowKind<>(
                    LineRow.DESCRIBING,
                    List.of(LineRow.KEY),
                    LineRow::openedLater,
                    Optional.empty());

    static final RowKind<LedgerRow> LEDGER =
            new RowKind<>(
                    LedgerRow.COLUMNS,
                    List.of("seq"),
                    LedgerRow::of,
                    Optional.of(
                            new Sum<>(
                                    LedgerRow.KEY,
                                    LedgerRow::amount,
                                    _ -> LedgerRow.AMOUNT,
                                    row -> row.yuan(LedgerRow.AMOUNT))));

    static final RowKind<ProjectRow> PROJECTS =
            new RowKind<>(
                    ProjectRow.COLUMNS, List.of(ProjectRow.CODE), ProjectRow::of, Optional.empty());
}
