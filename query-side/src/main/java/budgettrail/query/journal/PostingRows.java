package budgettrail.query.journal;

import budgettrail.query.posting.Posting;
import java.sql.SQLException;

/** The postings of a batch. */
final class PostingRows {
    private static final Table TABLE =
            Table.inserted(
                    "posting",
                    "",
                    "position bigint",
                    "measure smallint",
                    "line_no bigint",
                    "fiscal_year smallint",
                    "effective date",
                    "amount_fen bigint",
                    "peer_no bigint");

    private final LineBook book;
    private final Sums sums;
    private final Rows journal = TABLE.rows();

    PostingRows(LineBook book, Sums sums) {
        this.book = book;
        this.sums = sums;
    }

    void add(Posting posting) {
        var year = posting.line().year().value();
        var line = book.line(posting.line()).number;
        var peer = posting.peer() == null ? null : book.line(posting.peer()).number;
        var amount = posting.amount().fen();
        var measure = posting.measure();
        var effective = posting.effective();
        journal.add(posting.position(), measure.number(), line, year, effective, amount, peer);
        sums.add(year, line, measure, effective, amount);
    }

    void write(Destination to) throws SQLException {
        journal.write(to);
    }
}
