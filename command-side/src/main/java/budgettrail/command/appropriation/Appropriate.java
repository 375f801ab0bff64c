package budgettrail.command.appropriation;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.LineRejection.AlreadyAppropriated;
import budgettrail.command.rejection.LineRejection.UnknownLine;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Approves the initial budget of an open line, once. It counts from 1 January, whenever it is
 * approved and whenever the line was opened.
 */
public record Appropriate(
        LineId line, Money amount, @Nullable String document, @Nullable String reason)
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
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var from = line.year().firstDay();
        return Rules.inOrder()
                .amount(amount)
                .refuseIf(() -> lines.state(line) instanceof Unopened, () -> new UnknownLine(line))
                .inOpenYear(line, from, lines)
                .notInFuture("line", from, by)
                .refuseIf(
                        () -> lines.open(line).initial() != null,
                        () -> new AlreadyAppropriated(line, initial(lines)))
                .growsBy(line, amount, lines)
                .otherwise(() -> accept(new Appropriated(line, from, amount, document, reason)));
    }

    private Money initial(Lines lines) {
        return Objects.requireNonNull(lines.open(line).initial());
    }
}
