package budgettrail.command.disbursement;

import budgettrail.command.line.Evidence;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.DisbursementRejection.DuplicateVoucher;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.RegisterKey;
import java.util.Set;

/**
 * A voucher number somebody takes or gives back. Payments and refunds of a unit and year share one
 * set; a number given back can be taken again, which starts its next round.
 */
record VoucherClaim(UnitCode unit, FiscalYear year, VoucherNumber voucher) {

    Set<RegisterKey> asks() {
        return Set.of(taken(), freed());
    }

    Rules free(Rules rules, Evidence evidence) {
        return rules.refuseIf(
                () -> evidence.count(taken()) > evidence.count(freed()),
                () -> new DuplicateVoucher(unit, year, voucher));
    }

    /** How often the number was freed before. */
    int round(Evidence evidence) {
        return evidence.count(freed());
    }

    private RegisterKey taken() {
        return RegisterKey.voucher(unit, year, voucher);
    }

    private RegisterKey freed() {
        return RegisterKey.voucherFreed(unit, year, voucher);
    }
}
