package budgettrail.command.shell;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.log.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * A command with everything its decision and its facts need to know of the one who gives it.
 *
 * @param expected the sequence the giver saw last on the command's first line (If-Match)
 */
public record Instruction(
        Command command, Circumstances by, Metadata metadata, @Nullable Long expected) {}
