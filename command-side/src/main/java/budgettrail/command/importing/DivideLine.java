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
import budgettrail.command.rejection.LineRejection.DescribedAnew;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ProjectCode;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Set;

/**
 * Says which part of an open line is 财政拨款, where nobody has said so. A table of projects that comes
 * after the opening budget leads to it, if it comes before the line's year has ended. The part is
 * one of the line as it has been since it was opened: one that was described anew since, or as
 * another project's, is to say its part itself.
 *
 * @param project whose part it is, by the opening budget
 */
record DivideLine(LineId line, ProjectCode project, Money part) implements Command {
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
            case Open open when untold(open.description()) -> divide(open);
            case Closed closed when untold(closed.description()) ->
                    refuse(new YearClosed(line, line.year().lastDay()));
            case Open _, Closed _, Unopened _ -> accept();
        };
    }

    private Decision divide(Open open) {
        var known = open.description();
        var since = open.described();
        return since.isAfter(open.opened()) || !project.equals(known.project())
                ? refuse(new DescribedAnew(line, since))
                : accept(new LineDescribed(line, since, LineRow.divided(known, part)));
    }

    private static boolean untold(LineDescription description) {
        return description.fiscalAppropriation() == null;
    }
}
