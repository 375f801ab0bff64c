package budgettrail.command.importing;

import static budgettrail.command.line.Decision.accept;
import static budgettrail.command.line.Decision.refuse;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Closed;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Set;

/**
 * Says which part of an open line is 财政拨款, where nobody has said so. A table of projects that comes
 * after the opening budget leads to it, if it comes before the line's year has ended.
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
        return switch (lines.state(line)) {
            case Open open when untold(open.description()) ->
                    accept(
                            new LineDescribed(
                                    line,
                                    open.described(),
                                    LineRow.divided(open.description(), part)));
            case Closed closed when untold(closed.description()) ->
                    refuse(new YearClosed(line, line.year().lastDay()));
            case Open _, Closed _, Unopened _ -> accept();
        };
    }

    private static boolean untold(LineDescription description) {
        return description.fiscalAppropriation() == null;
    }
}
