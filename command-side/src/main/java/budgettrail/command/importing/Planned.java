package budgettrail.command.importing;

import budgettrail.command.line.Command;
import budgettrail.command.rejection.Rejection;
import java.util.function.ToIntFunction;

/**
 * A row, or rows that are one thing, as a command. A row is completed by one command at most.
 *
 * @param row the one that completes it
 * @param refusedAt the row at which a refusal is told
 */
record Planned(int row, Command command, ToIntFunction<Rejection> refusedAt) {
    Planned(int row, Command command) {
        this(row, command, _ -> row);
    }

    int refusedAt(Rejection rejection) {
        return refusedAt.applyAsInt(rejection);
    }
}
