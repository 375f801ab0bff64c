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
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fact of a line as the log keeps it, and what it adds to a figure. */
record Posted(Part part, Recorded recorded, LineEvent fact) {

    /** In the same order. The log never changes: it may be read at any later time. */
    static List<Posted> of(List<Part> parts, EventLog log) {
        var facts =
                log.at(parts.stream().map(Part::position).toList()).stream()
                        .collect(Collectors.toMap(Recorded::position, Function.identity()));
        return parts.stream()
                .map(part -> of(part, Objects.requireNonNull(facts.get(part.position()))))
                .toList();
    }

    private static Posted of(Part part, Recorded recorded) {
        if (!(recorded.fact() instanceof LineEvent fact)) {
            throw new IllegalStateException("Posted, but not of a line: " + recorded.position());
        }
        return new Posted(part, recorded, fact);
    }

    Optional<DisbursementId> payment() {
        return fact instanceof DisbursementEvent event
                ? PaymentTelling.payment(event)
                : Optional.empty();
    }
}
