package budgettrail.command.appropriation;

import static budgettrail.command.line.Decision.accept;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Closed;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.Rules;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.LineRejection.LineAlreadyOpen;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.LineDescription;
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
 * Opens a line, with or without its initial budget. The opening budget counts from 1 January
 * whenever it is approved; a line without one exists from {@code effective} on. A line that is open
 * only because money was carried in gets its description and initial budget.
 *
 * @param appropriated the initial budget, 0 included; absent if it is approved later or never. The
 *     part that is 财政拨款 does not exceed it
 */
public record OpenLine(
        LineId line,
        LocalDate effective,
        LineDescription description,
        @Nullable Money appropriated,
        @Nullable String document,
        @Nullable String reason)
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
        return opening().asks();
    }

    @Override
    public Optional<FiscalYear> opensIn(Lines lines) {
        return opening().opensIn(lines);
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var opening = opening();
        var initial = appropriated == null ? Money.ZERO : appropriated;
        var rules = opening.amounts(Rules.inOrder().amountOrNothing("amount", initial));
        if (appropriated != null) {
            opening.partOf(initial, rules);
        }
        opening.namesKnown(opening.inOpenYear(rules, lines, evidence, by), evidence)
                .refuseIf(() -> opened(lines), () -> new LineAlreadyOpen(line));
        if (lines.state(line) instanceof Open) {
            opening.fundKept(rules.growsBy(line, initial, lines), lines);
        }
        return rules.otherwise(() -> accept(facts(lines, opening)));
    }

    private Opening opening() {
        var from = appropriated == null ? effective : line.year().firstDay();
        return new Opening(line, from, description);
    }

    private boolean opened(Lines lines) {
        return switch (lines.state(line)) {
            case Unopened _ -> false;
            case Open open -> appropriated == null || !onlyCarriedIn(open);
            case Closed _ -> true;
        };
    }

    private static boolean onlyCarriedIn(Open open) {
        return open.initial() == null && !open.carriedIn().isEmpty();
    }

    private List<LineEvent> facts(Lines lines, Opening opening) {
        var facts = new ArrayList<LineEvent>();
        if (lines.state(line) instanceof Open open) {
            if (!open.description().equals(description)) {
                facts.add(new LineDescribed(line, opening.effective(), description));
            }
        } else {
            facts.add(opening.fact());
        }
        if (appropriated != null) {
            facts.add(
                    new Appropriated(line, line.year().firstDay(), appropriated, document, reason));
        }
        return facts;
    }
}
