package budgettrail.command.importing;

import budgettrail.command.reference.ReferenceCommand;

/** A row that names a unit, code or project, as a command. */
record Described(int row, ReferenceCommand command) {}
