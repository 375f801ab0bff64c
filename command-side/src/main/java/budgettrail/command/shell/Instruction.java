package budgettrail.command.shell;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.event.line.LineId;
import budgettrail.log.Metadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command with everything its decision and its facts need to know of the one who gives it.
 *
 * @param expected the sequence the giver saw last on a line (If-Match)
 * @param seen that line; none: the command's first
 */
public record Instruction(
        Command command,
        Circumstances by,
        Metadata metadata,
        @Nullable Long expected,
        @Nullable LineId seen) {
    public Instruction(
            Command command, Circumstances by, Metadata metadata, @Nullable Long expected) {
        this(command, by, metadata, expected, null);
    }

    /** The line that the giver saw, of those that the command touches. */
    LineId seen(List<LineId> touched) {
        return seen != null && touched.contains(seen) ? seen : touched.getFirst();
    }
}
