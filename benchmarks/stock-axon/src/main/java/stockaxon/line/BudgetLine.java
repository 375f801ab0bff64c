package stockaxon.line;

import budgettrail.command.line.Decision;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.LineState;
import budgettrail.command.line.Lines;
import budgettrail.event.line.LineEvent;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A line as Axon's documentation writes one; what it decides is the product's own decision. */
@Aggregate
class BudgetLine {
    @AggregateIdentifier private @Nullable String id;

    private LineState state = LineState.UNOPENED;

    /** For Axon, which folds it from its facts. */
    protected BudgetLine() {}

    @CommandHandler
    BudgetLine(CreateLine command, PaymentBook book) {
        var opening = command.opening();
        apply(
                opening.decide(
                        new Lines(Map.of()),
                        book.unitKnown(opening.description().unit()),
                        book.circumstances()));
    }

    /** Whether the payment had been recorded before. */
    @CommandHandler
    boolean handle(RecordPayment command, PaymentBook book) {
        var recording = command.recording();
        if (book.knows(command.key(), recording.payment())) {
            return true;
        }
        var line = recording.payment().line();
        apply(
                recording.decide(
                        new Lines(Map.of(line, state)),
                        book.evidence(recording.payment()),
                        book.circumstances()));
        book.take(command.key(), recording.payment());
        return false;
    }

    @EventSourcingHandler
    void on(LineEvent event) {
        id = event.stream();
        state = state.after(event, PaymentBook.CLERK);
    }

    private static void apply(Decision decision) {
        switch (decision) {
            case Accepted(var events, _) -> events.forEach(AggregateLifecycle::apply);
            case Decision.Refused(var rejection) -> throw new Refused(rejection);
        }
    }
}
