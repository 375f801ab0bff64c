package budgettrail.command.reference;

import budgettrail.command.rejection.Rejection;
import budgettrail.event.reference.ReferenceEvent;

/** The answer to a description of a unit, code or project. */
public sealed interface ReferenceDecision {

    record Accepted(ReferenceEvent event) implements ReferenceDecision {}

    /** It is described so already: no fact. */
    record Unchanged() implements ReferenceDecision {}

    record Refused(Rejection rejection) implements ReferenceDecision {}
}
