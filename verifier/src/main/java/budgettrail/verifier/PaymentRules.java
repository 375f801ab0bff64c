package budgettrail.verifier;

import budgettrail.verifier.Payment.State;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Payments from request to payment, refunds and corrections. */
record PaymentRules(Book book, ContractRules contracts) {

    void request(LineFact fact, Line line) throws Malformed {
        var payment = take(fact, line, State.REQUESTED);
        reserve(fact, payment, payment.fen);
    }

    /** Already paid. */
    void record(LineFact fact, Line line) throws Malformed {
        var payment = take(fact, line, State.PAID);
        spend(fact, payment, payment.fen);
    }

    private Payment take(LineFact fact, Line line, State state) throws Malformed {
        book.positive(fact, fact.fen());
        book.takeVoucher(fact, line);
        book.takeName(fact, "payment", fact.text("disbursement"));
        var payment =
                new Payment(
                        line,
                        fact.fen(),
                        Book.voucher(fact, line),
                        fact.maybe("commitment"),
                        fact.actor(),
                        state);
        book.payments.put(fact.text("disbursement"), payment);
        return payment;
    }

    private void reserve(LineFact fact, Payment payment, long change) {
        if (payment.contract == null) {
            payment.line.waiting = Math.addExact(payment.line.waiting, change);
        } else {
            contracts.wait(fact, payment.line, payment.contract, change);
        }
    }

    private void spend(LineFact fact, Payment payment, long fen) {
        payment.line.disbursed = Math.addExact(payment.line.disbursed, fen);
        if (payment.contract != null) {
            contracts.change(fact, payment.line, payment.contract, -fen);
        }
    }

    void approve(LineFact fact, Line line) throws Malformed {
        var payment = find(fact, line, State.REQUESTED);
        if (payment != null) {
            otherPerson(fact, payment);
            payment.state = State.APPROVED;
        }
    }

    void reject(LineFact fact, Line line) throws Malformed {
        var payment = same(fact, line, State.REQUESTED, State.APPROVED);
        if (payment != null) {
            otherPerson(fact, payment);
            drop(fact, payment);
        }
    }

    void withdraw(LineFact fact, Line line) throws Malformed {
        var payment = same(fact, line, State.REQUESTED, State.APPROVED);
        if (payment != null) {
            if (!payment.requester.equals(fact.actor())) {
                book.fault(fact, Words.NOT_THE_REQUESTER, fact.actor(), payment.requester);
            }
            drop(fact, payment);
        }
    }

    private void drop(LineFact fact, Payment payment) {
        payment.state = State.ENDED;
        reserve(fact, payment, -payment.fen);
        book.freeVoucher(payment.voucher);
    }

    void pay(LineFact fact, Line line) throws Malformed {
        var payment = same(fact, line, State.APPROVED);
        if (payment == null) {
            return;
        }
        payment.state = State.PAID;
        line.disbursed = Math.addExact(line.disbursed, payment.fen);
        if (payment.contract == null) {
            line.waiting = Math.subtractExact(line.waiting, payment.fen);
        } else {
            contracts.settle(fact, line, payment.contract, payment.fen);
        }
    }

    /** As if it had never been; only a payment of which nothing came back. */
    void reverse(LineFact fact, Line line) throws Malformed {
        var payment = same(fact, line, State.PAID);
        if (payment == null) {
            return;
        }
        if (payment.refunded != 0) {
            book.fault(fact, Words.REVERSED_AFTER_REFUND, fact.text("disbursement"));
        }
        payment.state = State.ENDED;
        spend(fact, payment, -payment.fen);
        book.freeVoucher(payment.voucher);
    }

    void refund(LineFact fact, Line line) throws Malformed {
        refundOnce(fact, line);
        var payment = find(fact, line, State.PAID);
        line.disbursed = Math.subtractExact(line.disbursed, fact.fen());
        if (payment != null) {
            payment.refunded = Math.addExact(payment.refunded, fact.fen());
            if (payment.refunded > payment.fen) {
                book.fault(
                        fact,
                        Words.REFUND_EXCEEDS,
                        fact.text("disbursement"),
                        Yuan.of(payment.refunded),
                        Yuan.of(payment.fen));
            }
        }
    }

    /** Touches no figure of this year. */
    void refundOnce(LineFact fact, Line line) throws Malformed {
        book.positive(fact, fact.fen());
        book.takeVoucher(fact, line);
        book.takeName(fact, "refund", fact.text("refund"));
    }

    private void otherPerson(LineFact fact, Payment payment) throws Malformed {
        if (payment.requester.equals(fact.actor())) {
            book.fault(fact, Words.SAME_PERSON, fact.actor(), fact.text("disbursement"));
        }
    }

    /** The payment as it was requested or recorded, and no other. */
    private @Nullable Payment same(LineFact fact, Line line, State... states) throws Malformed {
        var payment = find(fact, line, states);
        if (payment != null
                && (payment.fen != fact.fen()
                        || !payment.voucher.equals(Book.voucher(fact, line))
                        || !Objects.equals(payment.contract, fact.maybe("commitment")))) {
            book.fault(fact, Words.OTHER_PAYMENT, fact.text("disbursement"));
        }
        return payment;
    }

    private @Nullable Payment find(LineFact fact, Line line, State... states) throws Malformed {
        var payment = book.payments.get(fact.text("disbursement"));
        if (payment == null || payment.line != line) {
            book.fault(fact, Words.UNKNOWN_PAYMENT, fact.text("disbursement"), line.id);
            return null;
        }
        for (var state : states) {
            if (payment.state == state) {
                return payment;
            }
        }
        book.fault(fact, Words.PAYMENT_STATE, fact.text("disbursement"), payment.state);
        return null;
    }
}
