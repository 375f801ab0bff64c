package budgettrail.command.adjustment;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.appropriation.Opening;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds money to a line (追加).
 *
 * @param statutory approved by the standing committee of the people's congress (预算调整)
 * @param opens what the line is for, if nobody has opened it; a line that is open keeps its own
 */
public record Supplement(
        LineId line,
        LocalDate effective,
        AdjustmentId adjustment,
        Money amount,
        boolean statutory,
        @Nullable String document,
        @Nullable String reason,
        @Nullable LineDescription opens)
        implements Command {
    @Override
    public Set<Role> allowed() {
        return Set.of(Role.BUDGET_OFFICER);
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return List.of(line);
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        var keys = new HashSet<RegisterKey>();
        keys.add(RegisterKey.adjustment(adjustment));
        opening(lines).ifPresent(opening -> keys.addAll(opening.asks()));
        return keys;
    }

    @Override
    public Optional<FiscalYear> opensIn(Lines lines) {
        return opening(lines).map(_ -> line.year());
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return opening(lines)
                .map(opening -> openAndSupplement(opening, lines, evidence, by))
                .orElseGet(() -> supplement(lines, evidence, by));
    }

    private Optional<Opening> opening(Lines lines) {
        return opens != null && lines.state(line) instanceof Unopened
                ? Optional.of(new Opening(line, effective, opens))
                : Optional.empty();
    }

    private Decision openAndSupplement(
            Opening opening, Lines lines, Evidence evidence, Circumstances by) {
        var rules = opening.amounts(Rules.inOrder().amount(amount));
        return opening.namesKnown(opening.inOpenYear(rules, lines, evidence, by), evidence)
                .newName(
                        RegisterKey.adjustment(adjustment),
                        "adjustment",
                        adjustment.value(),
                        evidence)
                .otherwise(() -> accept(opening.fact(), fact()));
    }

    private Decision supplement(Lines lines, Evidence evidence, Circumstances by) {
        return Rules.inOrder()
                .amount(amount)
                .line(line, effective, lines, by)
                .newName(
                        RegisterKey.adjustment(adjustment),
                        "adjustment",
                        adjustment.value(),
                        evidence)
                .growsBy(line, amount, lines)
                .room(line, Limited.ADJUSTMENTS, () -> lines.open(line).adjustments(), 1)
                .otherwise(() -> accept(fact()));
    }

    private Supplemented fact() {
        return new Supplemented(line, effective, adjustment, amount, statutory, document, reason);
    }
}
