package budgettrail.command.rejection;

import budgettrail.event.line.LineId;

/** Why a command was refused: a value with a stable code. */
public sealed interface Rejection {

    /** No such line, or not yet on that day. */
    record UnknownLine(LineId line) implements Rejection {}
}
