package budgettrail.command.disbursement;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.LineId;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Set;

/** Asks for a payment, which waits for another person's approval and reserves its money. */
public record RequestDisbursement(Payment payment) implements Command {
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
        var line = payment.line();
        var rules =
                Rules.inOrder()
                        .amount(payment.amount())
                        .line(line, payment.unit(), payment.effective(), lines, by);
        payment.newName(payment.claim().free(rules, evidence), evidence);
        return payment.affordable(rules, lines, evidence)
                .room(line, Limited.REQUESTS, () -> lines.open(line).requests(), 1)
                .otherwise(() -> accept(fact(), payment.claim().round(evidence)));
    }

    private DisbursementRequested fact() {
        return new DisbursementRequested(
                payment.line(),
                payment.effective(),
                payment.disbursement(),
                payment.amount(),
                payment.unit(),
                payment.voucher(),
                payment.payee(),
                payment.commitment(),
                payment.reason());
    }
}
