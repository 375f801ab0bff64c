package budgettrail.command.disbursement;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.DisbursementRejection.ReferenceRequired;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Money of a payment of this line came back (退款, 退票).
 *
 * @param disbursement the payment; a refund that names none is refused, but is no bug
 */
public record RefundDisbursement(
        LineId line,
        LocalDate effective,
        RefundId refund,
        @Nullable DisbursementId disbursement,
        Money amount,
        UnitCode unit,
        VoucherNumber voucher,
        @Nullable String payee,
        @Nullable String reason)
        implements Command {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.TREASURY_CLERK);
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return List.of(line);
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        var keys = new HashSet<>(claim().asks());
        keys.add(RegisterKey.refund(refund));
        if (disbursement != null) {
            keys.addAll(new PaidBefore(disbursement).asks());
        }
        return keys;
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var rules = Rules.inOrder().amount(amount).line(line, unit, effective, lines, by);
        claim().free(rules, evidence)
                .newName(RegisterKey.refund(refund), "refund", refund.value(), evidence);
        return disbursement == null
                ? rules.refuse(new ReferenceRequired())
                : refund(disbursement, rules, evidence);
    }

    private Decision refund(DisbursementId named, Rules rules, Evidence evidence) {
        var payment = new PaidBefore(named);
        payment.standing(payment.of(line, rules, evidence), evidence);
        return payment.notRefundedBeyond(rules, amount, evidence)
                .otherwise(() -> accept(fact(named), claim().round(evidence)));
    }

    private VoucherClaim claim() {
        return new VoucherClaim(unit, line.year(), voucher);
    }

    private DisbursementRefunded fact(DisbursementId named) {
        return new DisbursementRefunded(
                line, effective, refund, named, amount, unit, voucher, payee, reason);
    }
}
