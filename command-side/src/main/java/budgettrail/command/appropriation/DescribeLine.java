package budgettrail.command.appropriation;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Rules;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Says anew what a line is for, from a day on. Saying the same again is no fact. */
public record DescribeLine(LineId line, LocalDate effective, LineDescription description)
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
        return new Opening(line, effective, description).asks();
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var opening = new Opening(line, effective, description);
        var rules = opening.amounts(Rules.inOrder()).line(line, effective, lines, by);
        return opening.fundKept(opening.namesKnown(rules, evidence), lines)
                .otherwise(() -> describe(lines));
    }

    private Decision describe(Lines lines) {
        var open = lines.open(line);
        return open.description().equals(description) && !effective.isBefore(open.described())
                ? accept()
                : accept(new LineDescribed(line, effective, description));
    }
}
