package budgettrail.faults;

import budgettrail.command.adjustment.Freeze;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.adjustment.Unfreeze;
import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReleaseCommitment;
import budgettrail.command.disbursement.ApproveDisbursement;
import budgettrail.command.disbursement.CorrectDisbursement;
import budgettrail.command.disbursement.PayDisbursement;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.disbursement.RejectDisbursement;
import budgettrail.command.disbursement.RequestDisbursement;
import budgettrail.command.disbursement.WithdrawDisbursement;
import budgettrail.command.line.Command;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command as it is sent.
 *
 * @param user who gives it
 */
record Wire(String user, String path, Map<String, Object> body) {
    static final String OFFICER = "officer";
    static final String CLERK = "clerk";
    static final String APPROVER = "approver";

    static Wire of(Command command) {
        return switch (command) {
            case OpenLine it -> open(it);
            case Supplement it ->
                    adjust(
                            it.line(),
                            "/supplements",
                            it.adjustment().value(),
                            it.effective(),
                            it.amount());
            case Reduce it ->
                    adjust(
                            it.line(),
                            "/reductions",
                            it.adjustment().value(),
                            it.effective(),
                            it.amount());
            case Transfer it -> transfer(it);
            case Freeze it -> officer(it.line(), "/freezes", day(it.effective(), it.amount()));
            case Unfreeze it -> officer(it.line(), "/unfreezes", day(it.effective(), it.amount()));
            case PlaceCommitment it -> {
                var body = day(it.effective(), it.amount());
                body.put("commitment", it.commitment().value());
                yield officer(it.line(), "/commitments", body);
            }
            case ReleaseCommitment it -> {
                var path = "/commitments/" + it.commitment() + "/release";
                yield officer(it.line(), path, day(it.effective(), it.amount()));
            }
            case CloseLine it -> {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("carryForward", it.carryForward().yuan());
                body.put("lapse", it.lapse().yuan());
                yield officer(it.line(), "/closing", body);
            }
            case RecordDisbursement(var it) -> pay(it, true);
            case RequestDisbursement(var it) -> pay(it, false);
            case ApproveDisbursement it ->
                    step(APPROVER, it.disbursement(), "/approval", it.effective());
            case RejectDisbursement it ->
                    step(APPROVER, it.disbursement(), "/rejection", it.effective());
            case WithdrawDisbursement it ->
                    step(CLERK, it.disbursement(), "/withdrawal", it.effective());
            case PayDisbursement it -> step(CLERK, it.disbursement(), "/payment", it.effective());
            case RefundDisbursement it -> refund(it);
            case CorrectDisbursement it -> correct(it);
            default -> throw new IllegalArgumentException("Nobody sends " + command);
        };
    }

    private static Wire open(OpenLine it) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("unit", it.description().unit().value());
        described.put("function", it.description().function().value());
        described.put("kind", it.description().kind().name());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("line", it.line().toString());
        body.put("effective", it.effective().toString());
        body.put("description", described);
        var amount = it.appropriated();
        if (amount != null) {
            body.put("amount", amount.yuan());
        }
        return new Wire(OFFICER, "/api/v1/budget-lines", body);
    }

    private static Wire adjust(
            LineId line, String what, String adjustment, LocalDate effective, Money amount) {
        var body = day(effective, amount);
        body.put("adjustment", adjustment);
        return officer(line, what, body);
    }

    private static Wire transfer(Transfer it) {
        var body = day(it.effective(), it.amount());
        body.put("adjustment", it.adjustment().value());
        body.put("from", it.from().toString());
        body.put("to", it.to().toString());
        return new Wire(OFFICER, "/api/v1/virements", body);
    }

    private static Wire pay(Payment it, boolean paid) {
        var body = payment(it);
        body.put("paid", paid);
        return new Wire(CLERK, "/api/v1/budget-lines/" + it.line() + "/disbursements", body);
    }

    private static Map<String, Object> payment(Payment it) {
        var body = day(it.effective(), it.amount());
        body.put("disbursement", it.disbursement().value());
        body.put("unit", it.unit().value());
        body.put("voucher", it.voucher().value());
        body.put("payee", it.payee());
        var commitment = it.commitment();
        if (commitment != null) {
            body.put("commitment", commitment.value());
        }
        return body;
    }

    private static Wire refund(RefundDisbursement it) {
        var body = day(it.effective(), it.amount());
        body.put("refund", it.refund().value());
        body.put("unit", it.unit().value());
        body.put("voucher", it.voucher().value());
        var of = it.disbursement();
        if (of != null) {
            body.put("disbursement", of.value());
        }
        return new Wire(CLERK, "/api/v1/budget-lines/" + it.line() + "/refunds", body);
    }

    private static Wire correct(CorrectDisbursement it) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("line", it.payment().line().toString());
        body.put("payment", payment(it.payment()));
        return new Wire(CLERK, "/api/v1/disbursements/" + it.disbursement() + "/correction", body);
    }

    private static Wire step(String user, DisbursementId of, String what, LocalDate effective) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("effective", effective.toString());
        return new Wire(user, "/api/v1/disbursements/" + of + what, body);
    }

    private static Wire officer(LineId line, String what, Map<String, Object> body) {
        return new Wire(OFFICER, "/api/v1/budget-lines/" + line + what, body);
    }

    private static Map<String, Object> day(LocalDate effective, Money amount) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("effective", effective.toString());
        body.put("amount", amount.yuan());
        return body;
    }
}
