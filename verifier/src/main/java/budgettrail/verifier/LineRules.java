package budgettrail.verifier;

import budgettrail.verifier.Adjustment.Kind;
import java.util.Set;

/** What every fact does to its line, and what no fact may do. */
final class LineRules {
    private static final Set<String> AFTER_THE_CLOSE =
            Set.of("line.exemption-granted", "line.exemption-withdrawn");

    private final Book book;
    private final AdjustmentRules adjustments;
    private final ContractRules contracts;
    private final PaymentRules payments;
    private final YearEndRules yearEnd;
    private final Pairs pairs;

    LineRules(Book book) {
        this.book = book;
        this.adjustments = new AdjustmentRules(book);
        this.contracts = new ContractRules(book);
        this.payments = new PaymentRules(book, contracts);
        this.yearEnd = new YearEndRules(book);
        this.pairs = new Pairs(book);
    }

    void take(LineFact fact) throws Malformed {
        pairs.see(fact);
        var line = line(fact);
        if (line.closed && !AFTER_THE_CLOSE.contains(fact.type())) {
            book.fault(fact, Words.AFTER_CLOSE, line.id);
        }
        if (fact.day().getYear() != line.year) {
            book.fault(fact, Words.OUTSIDE_YEAR, fact.day(), line.id);
        }
        try {
            apply(fact, line);
            checkAvailable(fact, line);
        } catch (ArithmeticException e) {
            book.fault(fact, Words.OVERFLOW, line.id);
        }
    }

    private Line line(LineFact fact) throws Malformed {
        var line = book.lines.get(fact.stored().stream());
        if (line == null) {
            if (!fact.type().equals("line.opened")) {
                book.fault(fact, Words.NOT_OPENED, fact.stored().stream());
            }
            line = new Line(fact.stored().stream());
            book.lines.put(line.id, line);
        } else if (fact.type().equals("line.opened")) {
            book.fault(fact, Words.OPENED_TWICE, line.id);
        }
        return line;
    }

    private void apply(LineFact fact, Line line) throws Malformed {
        switch (fact.type()) {
            case "line.opened", "line.described" -> describe(fact, line);
            case "line.appropriated" -> appropriate(fact, line);
            case "line.supplemented" -> adjustments.adjust(fact, line, Kind.SUPPLEMENT, null);
            case "line.reduced" -> adjustments.adjust(fact, line, Kind.REDUCTION, null);
            case "line.transferred-out" ->
                    adjustments.adjust(fact, line, Kind.VIREMENT_OUT, fact.text("counterpart"));
            case "line.transferred-in" ->
                    adjustments.adjust(fact, line, Kind.VIREMENT_IN, fact.text("counterpart"));
            case "line.exemption-granted" -> adjustments.exempt(fact, line, true);
            case "line.exemption-withdrawn" -> adjustments.exempt(fact, line, false);
            case "line.frozen" -> freeze(fact, line, 1);
            case "line.unfrozen" -> freeze(fact, line, -1);
            case "line.commitment-placed" -> contracts.open(fact, line);
            case "line.commitment-reopened" -> {
                yearEnd.reopen(fact, line);
                contracts.open(fact, line);
            }
            case "line.commitment-revised" ->
                    contracts.change(
                            fact, line, fact.text("commitment"), fact.members().fen("change"));
            case "line.commitment-released" -> {
                book.positive(fact, fact.fen());
                contracts.change(fact, line, fact.text("commitment"), -fact.fen());
            }
            case "line.disbursement-requested" -> payments.request(fact, line);
            case "line.disbursement-approved" -> payments.approve(fact, line);
            case "line.disbursement-rejected" -> payments.reject(fact, line);
            case "line.disbursement-withdrawn" -> payments.withdraw(fact, line);
            case "line.disbursement-paid" -> payments.pay(fact, line);
            case "line.disbursement-recorded" -> payments.record(fact, line);
            case "line.disbursement-reversed" -> payments.reverse(fact, line);
            case "line.disbursement-refunded" -> payments.refund(fact, line);
            case "line.prior-year-refunded" -> payments.refundOnce(fact, line);
            case "line.closed" -> yearEnd.close(fact, line);
            case "line.carried-in" -> yearEnd.carryIn(fact, line);
            default -> throw new IllegalStateException("No rule for " + fact.type());
        }
    }

    /** Of two descriptions of one day, the later one counts. */
    private static void describe(LineFact fact, Line line) throws Malformed {
        var description = fact.members().object("description");
        line.units.add(description.text("unit"));
        if (!fact.day().isBefore(line.described)) {
            line.described = fact.day();
            line.unit = description.text("unit");
            line.project = description.maybe("project");
            line.fund = description.text("fund");
        }
    }

    /** The one amount that may be nothing: a line can start with 0.00. */
    private void appropriate(LineFact fact, Line line) throws Malformed {
        book.notNegative(fact, fact.fen());
        if (line.appropriated) {
            book.fault(fact, Words.APPROPRIATED_TWICE, line.id);
        }
        line.appropriated = true;
        line.initial = Math.addExact(line.initial, fact.fen());
    }

    private void freeze(LineFact fact, Line line, int sign) throws Malformed {
        book.positive(fact, fact.fen());
        line.frozen = Math.addExact(line.frozen, sign * fact.fen());
        if (line.frozen < 0) {
            book.fault(fact, Words.UNFROZEN_TOO_MUCH, line.id);
        }
    }

    /** Told once, until it is above again. */
    private void checkAvailable(LineFact fact, Line line) {
        var available = line.available();
        if (available < 0 && !line.overspent) {
            book.fault(fact, Words.OVERSPENT, line.id, Yuan.of(available));
        }
        line.overspent = available < 0;
    }

    /** What is known only at the end; how many pairs have a half outside of the export. */
    long end() throws Malformed {
        adjustments.end();
        yearEnd.end();
        return pairs.end();
    }
}
