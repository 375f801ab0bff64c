package budgettrail.command.line;

import budgettrail.command.adjustment.Freeze;
import budgettrail.command.adjustment.GrantExemption;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.adjustment.Unfreeze;
import budgettrail.command.adjustment.WithdrawExemption;
import budgettrail.command.appropriation.Appropriate;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReleaseCommitment;
import budgettrail.command.commitment.ReviseCommitment;
import budgettrail.command.disbursement.ApproveDisbursement;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.PayDisbursement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.disbursement.RefundPriorYear;
import budgettrail.command.disbursement.RejectDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.disbursement.WithdrawDisbursement;
import budgettrail.command.line.ModelBook.Adjusted;
import budgettrail.command.line.ModelBook.Line;
import budgettrail.command.line.ModelBook.Paid;
import budgettrail.command.line.ModelBook.Request;
import budgettrail.command.line.ModelBook.What;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ExpenditureKind;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** How an accepted command enters the second book: from the command itself, not from its facts. */
public final class ModelPosting {
    private final ModelBook book;

    public ModelPosting(ModelBook book) {
        this.book = book;
    }

    static String voucher(String unit, LineId line, String number) {
        return unit + " " + line.year() + " " + number;
    }

    static String voucher(Payment it) {
        return voucher(it.unit().value(), it.line(), it.voucher().value());
    }

    public void post(Command command, Circumstances by) {
        var actor = by.actor().name();
        switch (command) {
            case OpenLine it -> open(it);
            case Appropriate it -> initial(it.line(), it.amount().fen());
            case Supplement it -> {
                if (!book.knows(it.line())) {
                    line(it.line(), Objects.requireNonNull(it.opens()), it.effective());
                }
                adjusted(it.adjustment(), actor, it.effective(), it.amount().fen(), it.line());
                adjust(it.line(), it.effective(), it.amount().fen(), it.adjustment());
            }
            case Reduce it -> {
                adjusted(it.adjustment(), actor, it.effective(), it.amount().fen(), it.line());
                adjust(it.line(), it.effective(), -it.amount().fen(), it.adjustment());
            }
            case Transfer it -> {
                adjusted(
                        it.adjustment(),
                        actor,
                        it.effective(),
                        it.amount().fen(),
                        it.from(),
                        it.to());
                adjust(it.from(), it.effective(), -it.amount().fen(), it.adjustment());
                adjust(it.to(), it.effective(), it.amount().fen(), it.adjustment());
            }
            case GrantExemption it -> book.exempt.add(it.adjustment().value());
            case WithdrawExemption it -> book.exempt.remove(it.adjustment().value());
            case Freeze it ->
                    book.add(it.line(), What.FROZEN, it.effective(), it.amount().fen(), "");
            case Unfreeze it ->
                    book.add(it.line(), What.FROZEN, it.effective(), -it.amount().fen(), "");
            case PlaceCommitment it -> {
                book.names.add("C" + it.line() + it.commitment());
                reserve(it.line(), it.effective(), it.amount().fen(), it.commitment().value());
            }
            case ReviseCommitment it ->
                    reserve(it.line(), it.effective(), it.change().fen(), it.commitment().value());
            case ReleaseCommitment it ->
                    reserve(it.line(), it.effective(), -it.amount().fen(), it.commitment().value());
            case RequestDisbursement(var it) -> request(it, actor);
            case RecordDisbursement(var it) -> {
                take(it);
                pay(it.disbursement().value(), of(it));
            }
            case ApproveDisbursement it -> book.approved.add(it.disbursement().value());
            case RejectDisbursement it -> drop(it.disbursement(), it.effective());
            case WithdrawDisbursement it -> drop(it.disbursement(), it.effective());
            case PayDisbursement it -> {
                var was = settle(it.disbursement().value(), it.effective());
                pay(
                        it.disbursement().value(),
                        new Paid(
                                was.line(),
                                was.unit(),
                                was.voucher(),
                                was.contract(),
                                it.effective(),
                                was.fen()));
            }
            case RefundDisbursement it -> refund(it);
            case RefundPriorYear it -> {
                book.vouchers.add(voucher(it.unit().value(), it.line(), it.voucher().value()));
                book.names.add("R" + it.refund());
            }
            case CorrectDisbursement it -> correct(it);
            case CloseLine it -> close(it);
            default -> throw new IllegalArgumentException("Not modelled: " + command);
        }
    }

    private void open(OpenLine it) {
        var appropriated = it.appropriated();
        var day =
                appropriated == null
                        ? it.effective()
                        : LocalDate.of(it.line().year().value(), 1, 1);
        line(it.line(), it.description(), day);
        if (appropriated != null) {
            initial(it.line(), appropriated.fen());
        }
    }

    private void line(LineId line, LineDescription description, LocalDate opened) {
        book.lines.put(
                line,
                new Line(
                        description.unit(),
                        description.fund().name(),
                        description.kind() == ExpenditureKind.BASIC,
                        opened));
    }

    private void existsFromNewYear(LineId line) {
        var known = book.lines.get(line);
        var newYear = LocalDate.of(line.year().value(), 1, 1);
        book.lines.put(line, new Line(known.unit(), known.fund(), known.basic(), newYear));
    }

    private void initial(LineId line, long fen) {
        book.names.add("INITIAL" + line);
        existsFromNewYear(line);
        book.add(line, What.INITIAL, line.year().firstDay(), fen, "");
    }

    private void adjusted(AdjustmentId id, String actor, LocalDate day, long fen, LineId... lines) {
        book.names.add("A" + id);
        book.adjustments.put(id.value(), new Adjusted(actor, day, fen, Set.of(lines)));
    }

    private void adjust(LineId line, LocalDate day, long fen, AdjustmentId id) {
        book.add(line, What.ADJUSTMENT, day, fen, id.value());
    }

    private void reserve(LineId line, LocalDate day, long fen, String contract) {
        book.add(line, What.CONTRACT, day, fen, contract);
    }

    private static String contract(Payment it) {
        return it.commitment() == null ? "" : it.commitment().value();
    }

    private static Paid of(Payment it) {
        return new Paid(
                it.line(),
                it.unit().value(),
                it.voucher().value(),
                contract(it),
                it.effective(),
                it.amount().fen());
    }

    private void take(Payment it) {
        book.names.add("P" + it.disbursement());
        book.vouchers.add(voucher(it));
        book.took.put(it.disbursement().value(), of(it));
    }

    private void request(Payment it, String actor) {
        take(it);
        var name = it.disbursement().value();
        var fen = it.amount().fen();
        book.requests.put(
                name,
                new Request(
                        it.line(),
                        actor,
                        it.unit().value(),
                        it.voucher().value(),
                        contract(it),
                        it.effective(),
                        fen));
        book.add(it.line(), What.REQUEST, it.effective(), fen, name, contract(it));
    }

    private Request settle(String name, LocalDate day) {
        var was = book.requests.remove(name);
        book.approved.remove(name);
        book.add(was.line(), What.REQUEST, day, -was.fen(), name, was.contract());
        return was;
    }

    private void drop(DisbursementId id, LocalDate day) {
        var was = settle(id.value(), day);
        book.vouchers.remove(voucher(was.unit(), was.line(), was.voucher()));
    }

    private void pay(String name, Paid payment) {
        book.paid.put(name, payment);
        book.add(payment.line(), What.PAID, payment.day(), payment.fen(), name);
        if (!payment.contract().isEmpty()) {
            reserve(payment.line(), payment.day(), -payment.fen(), payment.contract());
        }
    }

    /** The line's money and its contract are as if the payment had never been. */
    void giveBack(Paid payment, String name) {
        book.add(payment.line(), What.PAID, payment.day(), -payment.fen(), name);
        if (!payment.contract().isEmpty()) {
            reserve(payment.line(), payment.day(), payment.fen(), payment.contract());
        }
    }

    private void refund(RefundDisbursement it) {
        var name = Objects.requireNonNull(it.disbursement()).value();
        var fen = it.amount().fen();
        book.names.add("R" + it.refund());
        book.vouchers.add(voucher(it.unit().value(), it.line(), it.voucher().value()));
        book.refunded.merge(name, fen, Long::sum);
        book.add(it.line(), What.PAID, it.effective(), -fen, name);
    }

    private void correct(CorrectDisbursement it) {
        var name = it.disbursement().value();
        book.vouchers.remove(book.voucherOf(name));
        giveBack(book.paid.get(name), name);
        book.reversed.add(name);
        take(it.payment());
        pay(it.payment().disbursement().value(), of(it.payment()));
    }

    private void close(CloseLine it) {
        var line = it.line();
        var next = line.nextYear();
        var carry = it.carryForward().fen();
        book.add(line, What.CARRIED_FORWARD, it.effective(), carry, "");
        book.add(line, What.LAPSED, it.effective(), it.lapse().fen(), "");
        if (carry > 0) {
            var old = book.lines.get(line);
            book.lines.putIfAbsent(
                    next,
                    new Line(
                            old.unit(),
                            old.fund(),
                            old.basic(),
                            LocalDate.of(next.year().value(), 1, 1)));
            existsFromNewYear(next);
            carryIn(line, next, carry);
            for (var contract : book.openContracts(line)) {
                book.names.add("C" + next + contract);
                reserve(next, next.year().firstDay(), book.leftOf(line, contract), contract);
            }
        }
        book.closed.add(line);
    }

    /** Fen by origin: what was paid, or taken from this year's own, used the oldest first. */
    private void carryIn(LineId line, LineId next, long carry) {
        var byOrigin = new TreeMap<Integer, Long>();
        var own = book.adjusted(line);
        for (var origin = line.year().value() - 5; origin < line.year().value(); origin++) {
            var carriedIn = book.carriedIn(line, origin);
            byOrigin.put(origin, carriedIn);
            own -= carriedIn;
        }
        byOrigin.put(line.year().value(), Math.max(own, 0));
        var used = book.paid(line) + Math.max(-own, 0);
        for (var origin : byOrigin.navigableKeySet()) {
            var part = Math.min(used, byOrigin.get(origin));
            byOrigin.merge(origin, -part, Long::sum);
            used -= part;
        }
        var wanted = carry;
        for (var origin : byOrigin.descendingKeySet()) {
            var part = Math.min(wanted, byOrigin.get(origin));
            wanted -= part;
            if (part > 0) {
                book.add(
                        next,
                        What.CARRIED_IN,
                        next.year().firstDay(),
                        part,
                        Integer.toString(origin));
            }
        }
    }
}
