package budgettrail.command.disbursement;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.rejection.DisbursementRejection.AlreadyApproved;
import budgettrail.command.rejection.DisbursementRejection.OwnRequest;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementId;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.Set;

/** Approves another person's request. */
public record ApproveDisbursement(DisbursementId disbursement, LocalDate effective)
        implements RequestCommand {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.TREASURY_APPROVER);
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return waiting(lines, evidence, by)
                .refuseIf(
                        () -> request(lines, evidence).requester().equals(by.actor()),
                        () -> new OwnRequest(disbursement, by.actor()))
                .refuseIf(
                        () -> request(lines, evidence).approved(),
                        () -> new AlreadyApproved(disbursement))
                .otherwise(
                        () ->
                                accept(
                                        new DisbursementApproved(
                                                lines(evidence).getFirst(),
                                                effective,
                                                disbursement)));
    }
}
