package budgettrail.query.fact;

import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineEvent;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.fact.FigurePostings.Part;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A fact of a line as the log keeps it, and what it adds to a figure. */
record Posted(Part part, Recorded recorded, LineEvent fact) {

    /** In the same order. */
    static List<Posted> of(List<Part> parts, EventLog log) {
        var facts = LineFact.at(parts.stream().map(Part::position).toList(), log);
        return parts.stream()
                .map(part -> of(part, Objects.requireNonNull(facts.get(part.position()))))
                .toList();
    }

    private static Posted of(Part part, LineFact one) {
        return new Posted(part, one.recorded(), one.fact());
    }

    Optional<DisbursementId> payment() {
        return fact instanceof DisbursementEvent event
                ? PaymentTelling.payment(event)
                : Optional.empty();
    }
}
