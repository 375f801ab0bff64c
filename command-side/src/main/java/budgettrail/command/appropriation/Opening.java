package budgettrail.command.appropriation;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.Rules;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.AdjustmentRejection.FundBoundByCarryOver;
import budgettrail.command.rejection.AdjustmentRejection.FundBoundByVirement;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.command.rejection.MoneyRejection.PartExceedsWhole;
import budgettrail.command.rejection.ReferenceRejection.UnknownProject;
import budgettrail.command.rejection.ReferenceRejection.UnknownUnit;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.RegisterKey;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The description of a line about to be opened or described anew, and what must be true of it. */
public record Opening(LineId line, LocalDate effective, LineDescription description) {

    /** Whether the unit and the project are known. */
    public Set<RegisterKey> asks() {
        var keys = new HashSet<RegisterKey>();
        keys.add(RegisterKey.unit(description.unit()));
        if (description.project() != null) {
            keys.add(RegisterKey.project(description.project()));
        }
        return keys;
    }

    /** The year to be asked about if nobody has opened the line yet. */
    public Optional<FiscalYear> opensIn(Lines lines) {
        return lines.state(line) instanceof Unopened ? Optional.of(line.year()) : Optional.empty();
    }

    /** Of its year, which is still open, and not of tomorrow. */
    public Rules inOpenYear(Rules rules, Lines lines, Evidence evidence, Circumstances by) {
        return rules.inOpenYear(line, effective, lines)
                .refuseIf(
                        () ->
                                opensIn(lines).isPresent()
                                        && evidence.closedYears().contains(line.year()),
                        () -> new YearClosed(line, effective))
                .notInFuture("effective", effective, by);
    }

    /** Money that was moved or carried in stays in its fund type, whatever is said of its line. */
    Rules fundKept(Rules rules, Lines lines) {
        if (!changesFund(lines)) {
            return rules;
        }
        var open = lines.open(line);
        var fund = open.description().fund();
        return rules.refuseIf(
                        () -> open.counterpart().isPresent(),
                        () -> new FundBoundByVirement(line, fund, open.counterpart().orElseThrow()))
                .refuseIf(
                        () -> open.carriedIn().values().stream().anyMatch(Money::positive),
                        () -> new FundBoundByCarryOver(line, fund));
    }

    private boolean changesFund(Lines lines) {
        return lines.state(line) instanceof Open open
                && open.description().fund() != description.fund();
    }

    public Rules amounts(Rules rules) {
        return rules.amountOrNothing("description/fiscalAppropriation", fiscalPart());
    }

    /** The part that is 财政拨款 is not more than the initial budget it is a part of. */
    Rules partOf(Money initial, Rules rules) {
        return rules.refuseIf(
                () -> fiscalPart().exceeds(initial),
                () -> new PartExceedsWhole(fiscalPart(), initial));
    }

    private Money fiscalPart() {
        var part = description.fiscalAppropriation();
        return part == null ? Money.ZERO : part;
    }

    /** The unit and the project are known. */
    public Rules namesKnown(Rules rules, Evidence evidence) {
        var project = description.project();
        if (project != null) {
            return unitKnown(rules, evidence)
                    .refuseIf(
                            () -> !evidence.knows(RegisterKey.project(project)),
                            () -> new UnknownProject(project, "description/project"));
        }
        return unitKnown(rules, evidence);
    }

    private Rules unitKnown(Rules rules, Evidence evidence) {
        return rules.refuseIf(
                () -> !evidence.knows(RegisterKey.unit(description.unit())),
                () -> new UnknownUnit(description.unit(), "description/unit"));
    }

    public LineOpened fact() {
        return new LineOpened(line, effective, description);
    }
}
