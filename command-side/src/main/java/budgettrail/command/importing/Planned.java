package budgettrail.command.importing;

import budgettrail.command.line.Command;

/** A row, or rows that are one thing, as a command. A row is completed by one command at most. */
record Planned(int row, Command command) {}
