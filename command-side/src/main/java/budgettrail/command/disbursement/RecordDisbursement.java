package budgettrail.command.disbursement;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.DisbursementRejection.FourEyesRequired;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records a payment as already made, by one person up to the four-eyes limit. */
public record RecordDisbursement(Payment payment) implements Command {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.TREASURY_CLERK);
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return List.of(payment.line());
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        return payment.asks(lines);
    }

    @Override
    public Set<RegisterKey> presumedFree() {
        return payment.takes();
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var rules =
                Rules.inOrder()
                        .amount(payment.amount())
                        .line(payment.line(), payment.unit(), payment.effective(), lines, by);
        payment.newName(payment.claim().free(rules, evidence), evidence);
        return withinFourEyesLimit(payment.affordable(rules, lines, evidence), payment, by)
                .otherwise(() -> accept(fact(payment, null), payment.claim().round(evidence)));
    }

    /** Asked last: whoever must turn to another person should not learn more afterwards. */
    static Rules withinFourEyesLimit(Rules rules, Payment payment, Circumstances by) {
        return rules.refuseIf(
                () -> !by.imported() && payment.amount().exceeds(by.fourEyesLimit()),
                () -> new FourEyesRequired(payment.amount(), by.fourEyesLimit()));
    }

    static DisbursementRecorded fact(Payment payment, @Nullable DisbursementId corrects) {
        return new DisbursementRecorded(
                payment.line(),
                payment.effective(),
                payment.disbursement(),
                payment.amount(),
                payment.unit(),
                payment.voucher(),
                payment.payee(),
                payment.commitment(),
                payment.reason(),
                corrects);
    }
}
