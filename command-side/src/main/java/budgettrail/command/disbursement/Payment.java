package budgettrail.command.disbursement;

import budgettrail.command.commitment.ContractRules;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.RegisterKey;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a payment is made of, whether it is asked for, already made, or recorded anew.
 *
 * @param unit the unit that acts; it must be the line's
 * @param commitment the contract of the line it is paid under
 */
public record Payment(
        LineId line,
        LocalDate effective,
        DisbursementId disbursement,
        Money amount,
        UnitCode unit,
        VoucherNumber voucher,
        String payee,
        @Nullable CommitmentId commitment,
        @Nullable String reason) {

    /** What it takes if it is accepted. */
    Set<RegisterKey> takes() {
        var keys = new HashSet<>(claim().asks());
        keys.add(RegisterKey.disbursement(disbursement));
        return keys;
    }

    Set<RegisterKey> asks(Lines lines) {
        var keys = takes();
        if (commitment != null) {
            keys.addAll(new ContractRules(line, commitment).asks(lines));
        }
        return keys;
    }

    VoucherClaim claim() {
        return new VoucherClaim(unit, line.year(), voucher);
    }

    Rules newName(Rules rules, Evidence evidence) {
        return rules.newName(
                RegisterKey.disbursement(disbursement),
                "disbursement",
                disbursement.value(),
                evidence);
    }

    /** Under a contract its money is reserved already; otherwise it must be available. */
    Rules affordable(Rules rules, Lines lines, Evidence evidence) {
        if (commitment == null) {
            return rules.within(line, amount, lines);
        }
        var contract = new ContractRules(line, commitment);
        return contract.within(contract.known(rules, lines, evidence), "amount", amount, lines);
    }
}
