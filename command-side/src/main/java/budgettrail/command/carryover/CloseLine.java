package budgettrail.command.carryover;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.ClosingRejection.ClosingNotBalanced;
import budgettrail.command.rejection.ClosingRejection.CommitmentsNotCovered;
import budgettrail.command.rejection.ClosingRejection.NotYearEnd;
import budgettrail.command.rejection.ClosingRejection.PendingRequests;
import budgettrail.command.rejection.LineRejection.LimitReached;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a line's year: its balance is carried forward, lapses, or both in parts. What is carried
 * forward and the open commitments begin the same line's next year in the same decision.
 *
 * @param effective the last day of the year
 * @param carryForward 结转, at least the open commitments
 * @param lapse 结余
 */
public record CloseLine(
        LineId line,
        LocalDate effective,
        Money carryForward,
        Money lapse,
        @Nullable String document,
        @Nullable String reason)
        implements Command {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.BUDGET_OFFICER);
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return nextYear().map(next -> List.of(line, next.line())).orElseGet(() -> List.of(line));
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        return nextYear().map(next -> next.asks(lines)).orElse(Set.of());
    }

    @Override
    public Optional<FiscalYear> opensIn(Lines lines) {
        return nextYear().flatMap(next -> next.opensIn(lines));
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var rules =
                Rules.inOrder()
                        .amountOrNothing("carryForward", carryForward)
                        .amountOrNothing("lapse", lapse)
                        .line(line, effective, lines, by)
                        .refuseIf(
                                () -> !effective.equals(line.year().lastDay()),
                                () -> new NotYearEnd(effective, line.year().lastDay()))
                        .refuseIf(() -> waiting(lines.open(line)), () -> pending(lines.open(line)));
        split(rules, lines);
        rules.refuseIf(
                () -> carryForward.positive() && line.year().value() == FiscalYear.LATEST,
                () -> new LimitReached(line, Limited.YEARS, line.year().toString()));
        nextYear().ifPresent(next -> next.ready(rules, lines, evidence));
        return rules.otherwise(() -> close(lines));
    }

    private static boolean waiting(Open open) {
        return open.requests().count() > 0 || open.sums().frozen().positive();
    }

    private PendingRequests pending(Open open) {
        return new PendingRequests(line, open.requests().count(), open.sums().frozen());
    }

    /** Both parts are the balance, and what is promised stays covered. */
    private void split(Rules rules, Lines lines) {
        rules.refuseIf(
                        () -> !carryForward.plus(lapse).equals(lines.open(line).sums().balance()),
                        () ->
                                new ClosingNotBalanced(
                                        line,
                                        carryForward,
                                        lapse,
                                        lines.open(line).sums().balance()))
                .refuseIf(
                        () -> lines.open(line).sums().committed().exceeds(carryForward),
                        () ->
                                new CommitmentsNotCovered(
                                        line, carryForward, lines.open(line).sums().committed()));
    }

    private Decision close(Lines lines) {
        var portions = Origins.of(lines.open(line)).newest(carryForward);
        var facts = new ArrayList<LineEvent>();
        facts.add(new LineClosed(line, effective, portions, lapse, document, reason));
        nextYear().ifPresent(next -> facts.addAll(next.facts(lines, portions)));
        return accept(facts);
    }

    /** Absent if nothing is carried forward. */
    private Optional<NextYear> nextYear() {
        return carryForward.positive() && line.year().value() < FiscalYear.LATEST
                ? Optional.of(NextYear.of(line, carryForward))
                : Optional.empty();
    }
}
