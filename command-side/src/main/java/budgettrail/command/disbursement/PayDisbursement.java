package budgettrail.command.disbursement;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.rejection.DisbursementRejection.NotApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementId;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.Set;

/** Marks an approved request as paid on a day. Its money was reserved when it was asked for. */
public record PayDisbursement(DisbursementId disbursement, LocalDate effective)
        implements RequestCommand {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.TREASURY_CLERK);
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return waiting(lines, evidence, by)
                .refuseIf(
                        () -> !request(lines, evidence).approved(),
                        () -> new NotApproved(disbursement))
                .otherwise(() -> accept(fact(lines, evidence)));
    }

    private DisbursementPaid fact(Lines lines, Evidence evidence) {
        var request = request(lines, evidence);
        return new DisbursementPaid(
                lines(evidence).getFirst(),
                effective,
                disbursement,
                request.amount(),
                request.unit(),
                request.voucher(),
                request.payee(),
                request.commitment(),
                request.reason());
    }
}
