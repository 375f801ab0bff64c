package budgettrail.query.journal;

import budgettrail.query.posting.Measure;
import budgettrail.query.posting.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The postings of a batch, and what they add to balances and daily sums. */
final class PostingRows {
    private record Balance(int year, long line, Measure measure) {}

    private record Day(int year, long line, Measure measure, LocalDate effective) {}

    private final LineBook book;
    private final Map<Balance, Long> balances = new HashMap<>();
    private final Map<Day, Long> days = new HashMap<>();
    private final Map<Integer, LocalDate> years = new HashMap<>();
    private final Rows journal =
            Rows.inserted(
                    "posting",
                    "",
                    "position bigint",
                    "measure smallint",
                    "line_no bigint",
                    "fiscal_year smallint",
                    "effective date",
                    "amount_fen bigint",
                    "peer_no bigint");

    PostingRows(LineBook book) {
        this.book = book;
    }

    void add(Posting posting) {
        var year = posting.line().year().value();
        var line = book.line(posting.line()).number;
        var peer = posting.peer() == null ? null : book.line(posting.peer()).number;
        var amount = posting.amount().fen();
        var measure = posting.measure();
        var effective = posting.effective();
        journal.add(posting.position(), measure.number(), line, year, effective, amount, peer);
        balances.merge(new Balance(year, line, measure), amount, Math::addExact);
        days.merge(new Day(year, line, measure, effective), amount, Math::addExact);
        years.merge(year, effective, (one, other) -> one.isAfter(other) ? one : other);
    }

    void write(Connection connection, int generation) throws SQLException {
        journal.write(connection, generation);
        balanceRows().write(connection, generation);
        dayRows().write(connection, generation);
        yearRows().write(connection, generation);
    }

    private Rows balanceRows() {
        var rows =
                Rows.inserted(
                        "balance",
                        "ON CONFLICT ON CONSTRAINT balance_key DO UPDATE SET amount_fen ="
                                + " query.balance.amount_fen + excluded.amount_fen",
                        "fiscal_year smallint",
                        "line_no bigint",
                        "measure smallint",
                        "amount_fen bigint");
        balances.forEach(
                (of, amount) -> rows.add(of.year(), of.line(), of.measure().number(), amount));
        return rows;
    }

    private Rows dayRows() {
        var rows =
                Rows.inserted(
                        "daily",
                        "ON CONFLICT ON CONSTRAINT daily_key DO UPDATE SET amount_fen ="
                                + " query.daily.amount_fen + excluded.amount_fen",
                        "fiscal_year smallint",
                        "line_no bigint",
                        "measure smallint",
                        "effective date",
                        "amount_fen bigint");
        days.forEach(
                (of, amount) ->
                        rows.add(
                                of.year(),
                                of.line(),
                                of.measure().number(),
                                of.effective(),
                                amount));
        return rows;
    }

    private Rows yearRows() {
        var rows =
                Rows.inserted(
                        "year",
                        "ON CONFLICT ON CONSTRAINT year_key DO UPDATE SET last_effective ="
                                + " greatest(query.year.last_effective, excluded.last_effective)",
                        "fiscal_year smallint",
                        "last_effective date");
        years.forEach(rows::add);
        return rows;
    }
}
