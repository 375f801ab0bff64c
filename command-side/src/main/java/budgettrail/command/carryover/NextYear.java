package budgettrail.command.carryover;

import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.OpenCommitment;
import budgettrail.command.line.Rules;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.AdjustmentRejection.LinesDifferInFund;
import budgettrail.command.rejection.ClosingRejection.CommitmentTakenNextYear;
import budgettrail.command.rejection.LineRejection.Limited;
import budgettrail.command.rejection.LineRejection.YearClosed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FundType;
import budgettrail.log.RegisterKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The same line in the year after, which what is carried forward opens or enlarges. */
record NextYear(LineId from, LineId line, Money carryForward) {

    static NextYear of(LineId from, Money carryForward) {
        return new NextYear(from, from.nextYear(), carryForward);
    }

    /** Whether the open contracts' names are free next year. */
    Set<RegisterKey> asks(Lines lines) {
        return open(lines).keySet().stream()
                .map(id -> RegisterKey.commitment(line, id))
                .collect(Collectors.toSet());
    }

    Optional<FiscalYear> opensIn(Lines lines) {
        return lines.state(line) instanceof Unopened ? Optional.of(line.year()) : Optional.empty();
    }

    /** The new year can take it. */
    Rules ready(Rules rules, Lines lines, Evidence evidence) {
        rules.inOpenYear(line, line.year().firstDay(), lines)
                .refuseIf(
                        () ->
                                opensIn(lines).isPresent()
                                        && evidence.closedYears().contains(line.year()),
                        () -> new YearClosed(line, line.year().firstDay()));
        for (var id : open(lines).keySet()) {
            rules.refuseIf(
                    () -> evidence.knows(RegisterKey.commitment(line, id)),
                    () -> new CommitmentTakenNextYear(from, id, line));
        }
        if (lines.state(line) instanceof Open open) {
            rules.refuseIf(
                    () -> carryForward.positive() && open.description().fund() != fund(lines),
                    () ->
                            new LinesDifferInFund(
                                    from, fund(lines), line, open.description().fund()));
            rules.growsBy(line, carryForward, lines)
                    .room(line, Limited.COMMITMENTS, open::commitments, open(lines).size());
        }
        return rules;
    }

    List<LineEvent> facts(Lines lines, List<Portion> portions) {
        var from1January = line.year().firstDay();
        var facts = new ArrayList<LineEvent>();
        if (opensIn(lines).isPresent()) {
            var description = lines.open(from).description();
            facts.add(new LineOpened(line, from1January, description));
        }
        portions.forEach(
                it -> facts.add(new CarriedIn(line, from1January, it.origin(), it.amount(), from)));
        open(lines)
                .forEach(
                        (id, it) ->
                                facts.add(
                                        new CommitmentReopened(
                                                line,
                                                from1January,
                                                id,
                                                it.left(),
                                                it.payee(),
                                                from)));
        return facts;
    }

    private FundType fund(Lines lines) {
        return lines.open(from).description().fund();
    }

    private Map<CommitmentId, OpenCommitment> open(Lines lines) {
        return lines.state(from) instanceof Open open ? open.commitments().byId() : Map.of();
    }
}
