package budgettrail.command.adjustment;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.rejection.AdjustmentRejection.LinesDifferInFund;
import budgettrail.command.rejection.AdjustmentRejection.LinesDifferInYear;
import budgettrail.command.rejection.AdjustmentRejection.SameLine;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FundType;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A virement (调剂): moves available money to another line of the same fund type and year.
 *
 * @param document of the leg that gives
 * @param reason of the leg that gives
 * @param receiving what the other leg says; null: the same
 */
public record Transfer(
        LineId from,
        LineId to,
        LocalDate effective,
        AdjustmentId adjustment,
        Money amount,
        @Nullable String document,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Paper receiving)
        implements Command {

    /** The document and the reason of one leg. */
    public record Paper(@Nullable String document, @Nullable String reason) {}

    /** One document and reason for both legs. */
    public Transfer(
            LineId from,
            LineId to,
            LocalDate effective,
            AdjustmentId adjustment,
            Money amount,
            @Nullable String document,
            @Nullable String reason) {
        this(from, to, effective, adjustment, amount, document, reason, null);
    }

    @Override
    public Set<Role> allowed() {
        return Set.of(Role.BUDGET_OFFICER);
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return from.equals(to) ? List.of(from) : List.of(from, to);
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        return Set.of(RegisterKey.adjustment(adjustment));
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        return rules(lines, evidence, by)
                .within(from, amount, lines)
                .growsBy(to, amount, lines)
                .room(from, Limited.ADJUSTMENTS, () -> lines.open(from).adjustments(), 1)
                .room(to, Limited.ADJUSTMENTS, () -> lines.open(to).adjustments(), 1)
                .otherwise(() -> accept(out(), in()));
    }

    /** No day lies in two years, so the years are compared before the other line's is. */
    private Rules rules(Lines lines, Evidence evidence, Circumstances by) {
        return Rules.inOrder()
                .amount(amount)
                .known(from, "from", effective, lines)
                .known(to, "to", effective, lines)
                .inOpenYear(from, effective, lines)
                .refuseIf(
                        () -> !from.year().equals(to.year()), () -> new LinesDifferInYear(from, to))
                .inOpenYear(to, effective, lines)
                .notInFuture("effective", effective, by)
                .refuseIf(() -> from.equals(to), () -> new SameLine(from))
                .newName(
                        RegisterKey.adjustment(adjustment),
                        "adjustment",
                        adjustment.value(),
                        evidence)
                .refuseIf(
                        () -> fund(from, lines) != fund(to, lines),
                        () -> new LinesDifferInFund(from, fund(from, lines), to, fund(to, lines)));
    }

    private static FundType fund(LineId line, Lines lines) {
        return lines.open(line).description().fund();
    }

    private TransferredOut out() {
        return new TransferredOut(from, effective, adjustment, amount, to, document, reason);
    }

    private TransferredIn in() {
        var paper = receiving == null ? new Paper(document, reason) : receiving;
        return new TransferredIn(
                to, effective, adjustment, amount, from, paper.document(), paper.reason());
    }
}
