package budgettrail.command.disbursement;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
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

/** Money of an earlier year's payment came back; it is kept, and touches no figure of this year. */
public record RefundPriorYear(
        LineId line,
        LocalDate effective,
        RefundId refund,
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
        return keys;
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var rules = Rules.inOrder().amount(amount).line(line, unit, effective, lines, by);
        return claim().free(rules, evidence)
                .newName(RegisterKey.refund(refund), "refund", refund.value(), evidence)
                .otherwise(() -> accept(fact(), claim().round(evidence)));
    }

    private VoucherClaim claim() {
        return new VoucherClaim(unit, line.year(), voucher);
    }

    private PriorYearRefunded fact() {
        return new PriorYearRefunded(line, effective, refund, amount, unit, voucher, payee, reason);
    }
}
