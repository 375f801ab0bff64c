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
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the second book says to a command: the code it must be refused with, or {@link #OK}. */
public final class ModelVerdict {
    public static final String OK = "OK";

    private final ModelBook book;

    public ModelVerdict(ModelBook book) {
        this.book = book;
    }

    public String of(Command command, Circumstances by) {
        return switch (command) {
            case OpenLine it -> open(it, by);
            case Appropriate it -> appropriate(it, by);
            case Supplement it -> supplement(it, by);
            case Reduce it ->
                    first(
                            amount(it.amount().fen()),
                            line(it.line(), null, it.effective(), by),
                            taken("A" + it.adjustment()),
                            available(it.line(), it.amount().fen()));
            case Transfer it -> transfer(it, by);
            case GrantExemption it ->
                    first(
                            exemption(it.adjustment(), it.decided(), it.document(), by),
                            when(exempt(it.adjustment()), "ALREADY_EXEMPT"));
            case WithdrawExemption it ->
                    first(
                            exemption(it.adjustment(), it.decided(), it.document(), by),
                            when(!exempt(it.adjustment()), "NOT_EXEMPT"));
            case Freeze it ->
                    first(
                            amount(it.amount().fen()),
                            line(it.line(), null, it.effective(), by),
                            available(it.line(), it.amount().fen()));
            case Unfreeze it ->
                    first(
                            amount(it.amount().fen()),
                            line(it.line(), null, it.effective(), by),
                            when(it.amount().fen() > book.frozen(it.line()), "EXCEEDS_FROZEN"));
            case PlaceCommitment it ->
                    first(
                            amount(it.amount().fen()),
                            line(it.line(), null, it.effective(), by),
                            taken("C" + it.line() + it.commitment()),
                            available(it.line(), it.amount().fen()));
            case ReviseCommitment it -> revise(it, by);
            case ReleaseCommitment it ->
                    first(
                            amount(it.amount().fen()),
                            line(it.line(), null, it.effective(), by),
                            contract(it.line(), it.commitment().value(), it.amount().fen()));
            case RequestDisbursement(var it) -> first(payment(it, by), money(it));
            case RecordDisbursement(var it) -> first(payment(it, by), money(it), fourEyes(it, by));
            case ApproveDisbursement it ->
                    first(
                            waiting(it.disbursement(), it.effective(), by),
                            when(own(it.disbursement(), by), "OWN_REQUEST"),
                            when(book.approved(it.disbursement().value()), "ALREADY_APPROVED"));
            case RejectDisbursement it ->
                    first(
                            waiting(it.disbursement(), it.effective(), by),
                            when(own(it.disbursement(), by), "OWN_REQUEST"));
            case WithdrawDisbursement it ->
                    first(
                            waiting(it.disbursement(), it.effective(), by),
                            when(!own(it.disbursement(), by), "NOT_OWN_REQUEST"));
            case PayDisbursement it ->
                    first(
                            waiting(it.disbursement(), it.effective(), by),
                            when(!book.approved(it.disbursement().value()), "NOT_APPROVED"));
            case RefundDisbursement it -> refund(it, by);
            case RefundPriorYear it ->
                    first(
                            amount(it.amount().fen()),
                            line(it.line(), it.unit(), it.effective(), by),
                            voucher(it.unit(), it.line(), it.voucher().value()),
                            taken("R" + it.refund()));
            case CorrectDisbursement it -> correct(it, by);
            case CloseLine it -> close(it, by);
            default -> throw new IllegalArgumentException("Not modelled: " + command);
        };
    }

    private static String first(String... codes) {
        for (var code : codes) {
            if (!code.equals(OK)) {
                return code;
            }
        }
        return OK;
    }

    private static String when(boolean broken, String code) {
        return broken ? code : OK;
    }

    private static String amount(long fen) {
        return when(fen <= 0, "INVALID_AMOUNT");
    }

    private String known(LineId line, LocalDate day) {
        if (!book.knows(line)) {
            return "UNKNOWN_BUDGET_LINE";
        }
        var inYear = day.getYear() == line.year().value();
        return when(inYear && day.isBefore(book.lines.get(line).opened()), "UNKNOWN_BUDGET_LINE");
    }

    private String yearOpen(LineId line, LocalDate day) {
        return when(day.getYear() != line.year().value() || book.closed(line), "YEAR_CLOSED");
    }

    private static String notFuture(LocalDate day, Circumstances by) {
        return when(!by.imported() && day.isAfter(by.today()), "DATE_IN_FUTURE");
    }

    private String line(LineId line, @Nullable UnitCode unit, LocalDate day, Circumstances by) {
        var known = known(line, day);
        if (!known.equals(OK)) {
            return known;
        }
        return first(
                when(unit != null && !book.lines.get(line).unit().equals(unit), "UNIT_MISMATCH"),
                yearOpen(line, day),
                notFuture(day, by));
    }

    private String taken(String name) {
        return when(book.names.contains(name), "DUPLICATE_ID");
    }

    private String voucher(UnitCode unit, LineId line, String number) {
        return when(
                book.vouchers.contains(ModelPosting.voucher(unit.value(), line, number)),
                "DUPLICATE_VOUCHER");
    }

    private String available(LineId line, long fen) {
        return when(fen > book.available(line), "EXCEEDS_AVAILABLE");
    }

    private String contract(LineId line, String contract, long fen) {
        return book.names.contains("C" + line + contract)
                ? when(fen > book.freeOf(line, contract), "EXCEEDS_COMMITMENT")
                : "UNKNOWN_COMMITMENT";
    }

    private boolean yearOver(int year) {
        var any = false;
        for (var line : book.lines.keySet()) {
            if (line.year().value() == year) {
                any = true;
                if (!book.closed(line)) {
                    return false;
                }
            }
        }
        return any;
    }

    private String open(OpenLine it, Circumstances by) {
        var line = it.line();
        var initial = it.appropriated();
        var day = initial == null ? it.effective() : LocalDate.of(line.year().value(), 1, 1);
        var carriedInOnly =
                book.carriedIn(line, line.year().value() - 1) > 0
                        && !book.names.contains("INITIAL" + line);
        return first(
                when(initial != null && initial.fen() < 0, "INVALID_AMOUNT"),
                yearOpen(line, day),
                when(!book.knows(line) && yearOver(line.year().value()), "YEAR_CLOSED"),
                notFuture(day, by),
                when(book.knows(line) && !(initial != null && carriedInOnly), "LINE_ALREADY_OPEN"));
    }

    private String appropriate(Appropriate it, Circumstances by) {
        var day = LocalDate.of(it.line().year().value(), 1, 1);
        return first(
                amount(it.amount().fen()),
                when(!book.knows(it.line()), "UNKNOWN_BUDGET_LINE"),
                yearOpen(it.line(), day),
                notFuture(day, by),
                when(book.names.contains("INITIAL" + it.line()), "ALREADY_APPROPRIATED"));
    }

    private String supplement(Supplement it, Circumstances by) {
        if (it.opens() != null && !book.knows(it.line())) {
            return first(
                    amount(it.amount().fen()),
                    yearOpen(it.line(), it.effective()),
                    when(yearOver(it.line().year().value()), "YEAR_CLOSED"),
                    notFuture(it.effective(), by),
                    taken("A" + it.adjustment()));
        }
        return first(
                amount(it.amount().fen()),
                line(it.line(), null, it.effective(), by),
                taken("A" + it.adjustment()));
    }

    private String transfer(Transfer it, Circumstances by) {
        var early =
                first(
                        amount(it.amount().fen()),
                        known(it.from(), it.effective()),
                        known(it.to(), it.effective()),
                        yearOpen(it.from(), it.effective()),
                        when(!it.from().year().equals(it.to().year()), "LINES_DIFFER_IN_YEAR"),
                        yearOpen(it.to(), it.effective()),
                        notFuture(it.effective(), by),
                        when(it.from().equals(it.to()), "SAME_LINE"),
                        taken("A" + it.adjustment()));
        if (!early.equals(OK)) {
            return early;
        }
        var giving = book.lines.get(it.from()).fund();
        return first(
                when(!giving.equals(book.lines.get(it.to()).fund()), "LINES_DIFFER_IN_FUND"),
                available(it.from(), it.amount().fen()));
    }

    private boolean exempt(AdjustmentId id) {
        return book.exempt.contains(id.value());
    }

    private String exemption(
            AdjustmentId id, LocalDate decided, @Nullable String document, Circumstances by) {
        var known = book.adjustments.get(id.value());
        if (known == null) {
            return "UNKNOWN_ADJUSTMENT";
        }
        return first(
                notFuture(decided, by),
                when(document == null && !by.imported(), "DOCUMENT_REQUIRED"),
                when(!by.imported() && known.actor().equals(by.actor().name()), "OWN_ADJUSTMENT"));
    }

    private String revise(ReviseCommitment it, Circumstances by) {
        var change = it.change().fen();
        var early =
                first(
                        when(change == 0, "INVALID_AMOUNT"),
                        line(it.line(), null, it.effective(), by),
                        contract(it.line(), it.commitment().value(), -change));
        return first(early, change > 0 ? available(it.line(), change) : OK);
    }

    private String payment(Payment it, Circumstances by) {
        return first(
                amount(it.amount().fen()),
                line(it.line(), it.unit(), it.effective(), by),
                voucher(it.unit(), it.line(), it.voucher().value()),
                taken("P" + it.disbursement()));
    }

    private String money(Payment it) {
        return it.commitment() == null
                ? available(it.line(), it.amount().fen())
                : contract(it.line(), it.commitment().value(), it.amount().fen());
    }

    private static String fourEyes(Payment it, Circumstances by) {
        return when(
                !by.imported() && it.amount().fen() > by.fourEyesLimit().fen(),
                "FOUR_EYES_REQUIRED");
    }

    private boolean own(DisbursementId id, Circumstances by) {
        return book.requests.containsKey(id.value())
                && book.requester(id.value()).equals(by.actor().name());
    }

    private String waiting(DisbursementId id, LocalDate day, Circumstances by) {
        if (!book.names.contains("P" + id)) {
            return "UNKNOWN_DISBURSEMENT";
        }
        return first(
                line(book.lineOf(id.value()), null, day, by),
                when(!book.requests.containsKey(id.value()), "ALREADY_SETTLED"),
                when(day.isBefore(book.took.get(id.value()).day()), "BEFORE_REQUEST"));
    }

    private String refund(RefundDisbursement it, Circumstances by) {
        var early =
                first(
                        amount(it.amount().fen()),
                        line(it.line(), it.unit(), it.effective(), by),
                        voucher(it.unit(), it.line(), it.voucher().value()),
                        taken("R" + it.refund()),
                        when(it.disbursement() == null, "REFERENCE_REQUIRED"));
        if (!early.equals(OK) || it.disbursement() == null) {
            return early;
        }
        var name = it.disbursement().value();
        if (!book.names.contains("P" + name) || !book.lineOf(name).equals(it.line())) {
            return "UNKNOWN_DISBURSEMENT";
        }
        var paid = book.paid.get(name);
        if (paid == null) {
            return "NOT_PAID";
        }
        var left = paid.fen() - book.refunded.getOrDefault(name, 0L);
        return first(
                when(book.reversed.contains(name), "PAYMENT_REVERSED"),
                when(it.amount().fen() > left, "REFUND_EXCEEDS_PAYMENT"));
    }

    private String correct(CorrectDisbursement it, Circumstances by) {
        var name = it.disbursement().value();
        var anew = it.payment();
        var known = book.names.contains("P" + name);
        var old = book.paid.get(name);
        var sameNumber = known && book.voucherOf(name).equals(ModelPosting.voucher(anew));
        var early =
                first(
                        amount(anew.amount().fen()),
                        line(anew.line(), anew.unit(), anew.effective(), by),
                        when(known && book.closed(book.lineOf(name)), "YEAR_CLOSED"),
                        sameNumber ? OK : voucher(anew.unit(), anew.line(), anew.voucher().value()),
                        taken("P" + anew.disbursement()),
                        when(!known, "UNKNOWN_DISBURSEMENT"),
                        when(old == null, "NOT_PAID"),
                        when(book.reversed.contains(name), "PAYMENT_REVERSED"),
                        when(book.refunded.getOrDefault(name, 0L) > 0, "PAYMENT_REFUNDED"));
        if (!early.equals(OK) || old == null) {
            return early;
        }
        var entries = book.of(old.line());
        var before = entries.size();
        new ModelPosting(book).giveBack(old, name);
        var money = money(anew);
        while (entries.size() > before) {
            entries.removeLast();
        }
        return first(money, fourEyes(anew, by));
    }

    private String close(CloseLine it, Circumstances by) {
        var line = it.line();
        var carry = it.carryForward().fen();
        var early =
                first(
                        when(carry < 0 || it.lapse().fen() < 0, "INVALID_AMOUNT"),
                        line(line, null, it.effective(), by),
                        when(
                                !it.effective().equals(LocalDate.of(line.year().value(), 12, 31)),
                                "NOT_YEAR_END"),
                        when(
                                !book.waiting(line).isEmpty() || book.frozen(line) > 0,
                                "PENDING_REQUESTS"),
                        when(
                                carry + it.lapse().fen() != book.balance(line),
                                "CLOSING_NOT_BALANCED"),
                        when(book.committed(line) > carry, "COMMITMENTS_NOT_COVERED"));
        if (!early.equals(OK) || carry == 0) {
            return early;
        }
        var next = line.nextYear();
        return first(
                when(book.closed(next), "YEAR_CLOSED"),
                when(!book.knows(next) && yearOver(next.year().value()), "YEAR_CLOSED"),
                when(
                        book.openContracts(line).stream()
                                .anyMatch(name -> book.names.contains("C" + next + name)),
                        "COMMITMENT_TAKEN_NEXT_YEAR"));
    }
}
