package budgettrail.command.disbursement;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.PendingRequest;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.DisbursementRejection.AlreadySettled;
import budgettrail.command.rejection.DisbursementRejection.BeforeRequest;
import budgettrail.command.rejection.DisbursementRejection.UnknownDisbursement;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.log.RegisterKey;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something done to a waiting request, which knows its line. */
interface RequestCommand extends Command {
    DisbursementId disbursement();

    LocalDate effective();

    @Override
    default Set<RegisterKey> locates() {
        return Set.of(RegisterKey.disbursement(disbursement()));
    }

    @Override
    default List<LineId> lines(Evidence located) {
        return located
                .first(RegisterKey.disbursement(disbursement()))
                .map(row -> LineId.of(row.stream()))
                .stream()
                .toList();
    }

    /** How often its voucher number was freed: to free it once more. */
    @Override
    default Set<RegisterKey> asks(Lines lines, Evidence located) {
        var keys = new HashSet<>(locates());
        lines(located).stream()
                .flatMap(line -> request(line, lines).map(it -> claim(line, it)).stream())
                .forEach(claim -> keys.addAll(claim.asks()));
        return keys;
    }

    /**
     * The request exists and waits on an open line, and its day has come: else as of the days
     * between it would give back what nobody had asked for yet.
     */
    default Rules waiting(Lines lines, Evidence evidence, Circumstances by) {
        var rules = Rules.inOrder();
        var found = evidence.first(RegisterKey.disbursement(disbursement()));
        if (found.isEmpty()) {
            return rules.refuseIf(() -> true, () -> new UnknownDisbursement(disbursement()));
        }
        var line = LineId.of(found.get().stream());
        var requested = found.get().effective();
        return rules.line(line, effective(), lines, by)
                .refuseIf(
                        () -> request(line, lines).isEmpty(),
                        () -> new AlreadySettled(disbursement()))
                .refuseIf(
                        () -> effective().isBefore(requested),
                        () -> new BeforeRequest(disbursement(), effective(), requested));
    }

    /** The waiting request; a rule has seen it. */
    default PendingRequest request(Lines lines, Evidence evidence) {
        return lines.open(lines(evidence).getFirst()).requests().get(disbursement());
    }

    private Optional<PendingRequest> request(LineId line, Lines lines) {
        return lines.state(line) instanceof Open open
                ? open.requests().find(disbursement())
                : Optional.empty();
    }

    /** The number the request took. */
    default VoucherClaim claim(LineId line, PendingRequest request) {
        return new VoucherClaim(request.unit(), line.year(), request.voucher());
    }
}
