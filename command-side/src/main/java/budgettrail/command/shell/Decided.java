package budgettrail.command.shell;

import budgettrail.event.line.LineEvent;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;

/**
 * A fact decided but not recorded.
 *
 * @param sequence its place in its stream, if nobody else comes first
 * @param round how often the number it takes or frees was freed before
 */
public record Decided(LineEvent event, long sequence, int round) {
    /** As it will be appended. */
    public Draft draft(Metadata metadata) {
        return new Draft(sequence, event, metadata.inRound(round));
    }
}
