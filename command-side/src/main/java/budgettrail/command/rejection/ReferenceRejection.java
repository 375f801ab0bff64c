package budgettrail.command.rejection;

import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;

/** A unit or project is not known, or a unit would stand above itself. */
public sealed interface ReferenceRejection extends Rejection {

    /**
     * Nobody described this unit.
     *
     * @param field where the command names it, as a path
     */
    record UnknownUnit(UnitCode unit, String field) implements ReferenceRejection {}

    /** Nobody described this project. */
    record UnknownProject(ProjectCode project, String field) implements ReferenceRejection {}

    record OwnParent(UnitCode unit) implements ReferenceRejection {}
}
