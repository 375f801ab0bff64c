package budgettrail.query.disbursement;

import budgettrail.query.disbursement.DisbursementAnswer.Status;
import budgettrail.query.figures.Sum;
import budgettrail.query.page.Place;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import java.util.List;

/** The payments of what a page is about, with what came back of each. */
public final class PaymentSheet {
    public static final String NAME = "payments";
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("payment", Kind.WORDS),
                    Column.of("voucher", Kind.WORDS).beside(),
                    Column.of("paid_on", Kind.DAY),
                    Column.of("payee", Kind.WORDS),
                    Column.of("reason", Kind.WORDS).beside(),
                    Column.of("line", Kind.WORDS),
                    Column.of("status", Kind.WORDS),
                    Column.of("amount", Kind.AMOUNT),
                    Column.of("refunded", Kind.AMOUNT),
                    Column.of("net", Kind.AMOUNT));

    private PaymentSheet() {}

    /**
     * As a page shows them: of many no more are read than the latest, unless they are arranged or
     * the page is about those behind these.
     */
    public static ArrangedSheet onPage(View view, Subject subject, Arrangements asked, Place here) {
        var few = asked.needed(NAME, Payments.MOST) <= Payments.MOST_ON_A_PAGE;
        return asked.of(of(view, subject, few ? Payments.MOST_ON_A_PAGE : Payments.MOST), here);
    }

    static Sheet all(View view, Subject subject) {
        return of(view, subject, Payments.MOST);
    }

    private static Sheet of(View view, Subject subject, int limit) {
        var latest = Payments.of(view.snapshot(), subject.scope(), limit);
        var found = latest.found();
        return new Sheet(
                        NAME,
                        Provenance.of(view, subject),
                        COLUMNS,
                        Rows.of(found, one -> row(one, subject.place())),
                        latest.whole() && latest.all() > 0 ? total(found) : null,
                        latest.all())
                .holding(latest.held().most(Payments.MOST));
    }

    private static List<Cell> row(Disbursements.Found one, Place place) {
        var answer = one.answer();
        var address = place.at("/payment").and("payment", answer.disbursement()).address();
        var line = place.at("/line").and("line", answer.line()).address();
        var paidOn = answer.paidOn();
        return List.of(
                new Cell.Linked(new Cell.Words(answer.disbursement()), address),
                new Cell.Words(answer.voucher()),
                paidOn == null ? Cell.NOTHING : new Cell.Day(paidOn),
                new Cell.Words(answer.payee()),
                Cell.words(answer.reason()),
                new Cell.Linked(new Cell.Words(answer.line()), line),
                new Cell.Label("payment.status", answer.status().name()),
                new Cell.Amount(one.amount()),
                new Cell.Amount(one.refunded()),
                new Cell.Amount(net(one)));
    }

    private static List<Cell> total(List<Disbursements.Found> found) {
        return List.of(
                Cell.TOTAL,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                new Cell.Amount(found.stream().map(PaymentSheet::net).reduce(Sum.ZERO, Sum::plus)));
    }

    /** What it is of the disbursed figure. */
    static Sum net(Disbursements.Found one) {
        return one.answer().status() == Status.PAID ? one.amount().minus(one.refunded()) : Sum.ZERO;
    }
}
