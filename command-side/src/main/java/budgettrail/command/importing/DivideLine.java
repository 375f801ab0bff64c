package budgettrail.command.importing;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Set;

/**
 * Says which part of an open line is 财政拨款, where nobody has said so. A table of projects that comes
 * after the opening budget leads to it.
 */
record DivideLine(LineId line, Money part) implements Command {
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
        return lines.state(line) instanceof Open open
                        && open.description().fiscalAppropriation() == null
                ? accept(
                        new LineDescribed(
                                line, open.described(), LineRow.divided(open.description(), part)))
                : accept();
    }
}
