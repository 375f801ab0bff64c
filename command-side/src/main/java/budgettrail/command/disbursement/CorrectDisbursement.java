package budgettrail.command.disbursement;

import static budgettrail.command.disbursement.RecordDisbursement.withinFourEyesLimit;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Closed;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.log.DisbursementSubject;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import budgettrail.web.access.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reverses a payment wholly and records it anew (更正), on another line, amount or day, in one
 * decision. The new payment may take the voucher number the old one frees.
 *
 * @param disbursement the payment recorded wrongly
 * @param payment what it should have been, under a name of its own
 */
public record CorrectDisbursement(DisbursementId disbursement, Payment payment) implements Command {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.TREASURY_CLERK);
    }

    @Override
    public Set<RegisterKey> locates() {
        return Set.of(RegisterKey.disbursement(disbursement));
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return Stream.concat(wrong(located).map(Wrong::line).stream(), Stream.of(payment.line()))
                .distinct()
                .toList();
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        var keys = new HashSet<>(locates());
        keys.addAll(payment.asks(lines));
        keys.addAll(new PaidBefore(disbursement).asks());
        wrong(located).ifPresent(wrong -> keys.addAll(wrong.claim().asks()));
        return keys;
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var rules =
                Rules.inOrder()
                        .amount(payment.amount())
                        .line(payment.line(), payment.unit(), payment.effective(), lines, by);
        var found = wrong(evidence);
        found.ifPresent(wrong -> wrong.open(rules, lines));
        if (found.filter(wrong -> wrong.claim().equals(payment.claim())).isEmpty()) {
            payment.claim().free(rules, evidence);
        }
        var before = new PaidBefore(disbursement);
        before.standing(before.known(payment.newName(rules, evidence), evidence), evidence);
        return before.notRefunded(rules, evidence)
                .otherwise(
                        () ->
                                correct(
                                        found.orElseThrow(),
                                        before.row(evidence).orElseThrow(),
                                        lines,
                                        evidence,
                                        by));
    }

    /** The new payment is decided on what the reversal leaves. */
    private Decision correct(
            Wrong wrong, RegisterRow paid, Lines lines, Evidence evidence, Circumstances by) {
        var reversed = reversed(wrong, paid);
        var after = lines.after(reversed, by.actor());
        var rules = payment.affordable(Rules.inOrder(), after, evidence);
        var freed = wrong.claim().round(evidence);
        var taken =
                wrong.claim().equals(payment.claim()) ? freed + 1 : payment.claim().round(evidence);
        return withinFourEyesLimit(rules, payment, by)
                .otherwise(
                        () ->
                                new Accepted(
                                        List.of(
                                                reversed,
                                                RecordDisbursement.fact(payment, disbursement)),
                                        List.of(freed, taken)));
    }

    private DisbursementReversed reversed(Wrong wrong, RegisterRow paid) {
        return new DisbursementReversed(
                wrong.line(),
                paid.effective(),
                disbursement,
                paid.amount(),
                wrong.took().unit(),
                wrong.took().voucher(),
                wrong.took().commitment(),
                payment.disbursement(),
                payment.reason());
    }

    private Optional<Wrong> wrong(Evidence evidence) {
        return evidence.first(RegisterKey.disbursement(disbursement)).map(Wrong::new);
    }

    /** The payment recorded wrongly, as the register knows it. */
    private record Wrong(RegisterRow row) {
        LineId line() {
            return LineId.of(row.stream());
        }

        DisbursementSubject took() {
            return DisbursementSubject.of(row);
        }

        VoucherClaim claim() {
            return new VoucherClaim(took().unit(), line().year(), took().voucher());
        }

        Rules open(Rules rules, Lines lines) {
            return rules.refuseIf(
                    () -> lines.state(line()) instanceof Closed,
                    () -> new YearClosed(line(), row.effective(), "disbursement"));
        }
    }
}
