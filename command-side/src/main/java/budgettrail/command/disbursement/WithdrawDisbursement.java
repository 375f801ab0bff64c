package budgettrail.command.disbursement;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.rejection.DisbursementRejection.NotOwnRequest;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementId;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes an own request back, approved or not; its voucher number and money are free again. */
public record WithdrawDisbursement(
        DisbursementId disbursement, LocalDate effective, @Nullable String reason)
        implements RequestCommand {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.TREASURY_CLERK);
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return waiting(lines, evidence, by)
                .refuseIf(
                        () -> !request(lines, evidence).requester().equals(by.actor()),
                        () -> new NotOwnRequest(disbursement, request(lines, evidence).requester()))
                .otherwise(() -> settle(lines, evidence));
    }

    private Decision settle(Lines lines, Evidence evidence) {
        var line = lines(evidence).getFirst();
        var request = request(lines, evidence);
        var fact =
                new DisbursementWithdrawn(
                        line,
                        effective,
                        disbursement,
                        request.amount(),
                        request.unit(),
                        request.voucher(),
                        request.commitment(),
                        reason);
        return accept(fact, claim(line, request).round(evidence));
    }
}
