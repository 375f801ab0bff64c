package budgettrail.command.shell;

import budgettrail.command.line.LineState;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Metadata;
import budgettrail.log.axon.FactMessages;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * Axon's handle on one line. Holds no rule: it only feeds decisions with state and state with
 * events.
 */
public class BudgetLine {
    @AggregateIdentifier private @Nullable String id;

    private LineState state = LineState.UNOPENED;

    /** For Axon, which folds it from its facts. */
    protected BudgetLine() {}

    /** A line without facts. */
    BudgetLine(LineId line) {
        this.id = line.toString();
    }

    /** A line as its facts so far leave it. */
    BudgetLine(LineId line, LineState state) {
        this.id = line.toString();
        this.state = state;
    }

    LineState state() {
        return state;
    }

    void record(LineEvent event, Metadata metadata) {
        AggregateLifecycle.apply(event, FactMessages.carrying(metadata));
    }

    @EventSourcingHandler
    void on(LineEvent event, EventMessage<?> message) {
        id = event.stream();
        state = state.after(event, FactMessages.metadata(message).actor());
    }
}
